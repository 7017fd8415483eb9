"""When words of several pages mean one person, body or thing: "suspected guerrillas" and "the guerrillas" do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from testigo.case.namings import is_name
from testigo.case.parties.forms import TITLES, folded
from testigo.case.records import Party
from testigo.case.victims import COMMON
from testigo.reading.names import GENERIC

_HEDGES = frozenset(
    "alleged allegedly suspected presumed supposed supposedly so called apparent apparently presumably unknown unidentified "
    "several some many few various number of the a an his her their its our this that these those another other others more "
    "one two three four five six seven eight nine ten group groups at least about heavily number who were was by in on from "
    "and or with to for el la los las de del member members recent new powerful large small big strong heavy any enemy".split()
)
"""Words of a description that tell nobody from anybody."""
_ROLES = TITLES | frozenset(
    "leader leaders member members head chairman commander director official politician politicians lawyer attorney "
    "deputy activist labor union opposition leftist rightist journalist reporter writer teacher student doctor engineer "
    "businessman driver bodyguard candidate well known former local senior top political social democratic victim pilot".split()
)
"""What stands before a person's name and is no part of it."""
_VACUOUS = frozenset(
    "individual individuals person persons people man men woman women subject subjects someone somebody perpetrator "
    "perpetrators killer killers murderer murderers assassin assassins attacker attackers assailant assailants responsible "
    "author authors mastermind masterminds culprit culprits kidnapper kidnappers occupant occupants hand hands act "
    "intruder intruders aggressor aggressors bomber bombers shooter shooters suspect suspects gang they them we us he she "
    "it i you whoever those anyone everyone everybody anyone anybody enemy enemies forces elements element commando team unit party organization".split()
)
"""Words that only say again that somebody did it."""
_DEEDS = frozenset(
    "crime crimes murder murders killing killings attack attacks double assassination massacre bombing action actions act "
    "incident abduction kidnapping deed shooting explosion blast violence operation raid behind it this".split()
)
"""What they did it to, or of: "the authors of the crime" are nobody in particular."""
_SAME: dict[str, str] = {
    **dict.fromkeys("army military troops soldiers soldier servicemen ejercito militares".split(), "army"),
    **dict.fromkeys(
        "guerrilla guerrillas guerrilleros rebel rebels insurgent insurgents militant militants fighters subversives "
        "extremists terrorist terrorists commandos".split(),
        "insurgents",
    ),
    **dict.fromkeys("gunman gunmen".split(), "gunman"),
    **dict.fromkeys("police policemen policeman officers policia cops".split(), "police"),
    **dict.fromkeys("gendarmes gendarmerie".split(), "gendarmerie"),
    **dict.fromkeys("government administration regime gobierno".split(), "government"),
    **dict.fromkeys("headquarters building offices office premises hq seat".split(), "premises"),
    **dict.fromkeys("home house residence apartment".split(), "home"),
    **dict.fromkeys("car vehicle truck lorry pickup van jeep automobile".split(), "vehicle"),
    **dict.fromkeys("bus buses coach minibus".split(), "bus"),
    **dict.fromkeys("checkpoint roadblock barrier post outpost".split(), "checkpoint"),
    **dict.fromkeys("factory plant mill works".split(), "factory"),
    **dict.fromkeys("market marketplace bazaar souk".split(), "market"),
    **dict.fromkeys("hospital clinic infirmary".split(), "hospital"),
    **dict.fromkeys("prison jail gaol".split(), "prison"),
    **dict.fromkeys(
        "protester protesters protestor protestors demonstrator demonstrators marcher marchers crowd march rally".split(),
        "protesters",
    ),
    **dict.fromkeys("bomb bombs explosive explosives device devices dynamite charge ied explosion".split(), "bomb"),
    **dict.fromkeys(
        "gun guns gunfire shots gunshots bullets firearm firearms rifle rifles pistol fire".split(), "guns"
    ),
    **dict.fromkeys("rocket rockets missile missiles".split(), "rocket"),
    **dict.fromkeys(
        "jet jets plane planes warplane warplanes aircraft airplane airplanes fighter bomber".split(), "aircraft"
    ),
    **dict.fromkeys("ammunition rounds cartridges".split(), "ammunition"),
}
"""What is written in several ways."""
_COMMON_NOUNS = COMMON | GENERIC | TITLES | {"the", "a", "an", "one", "someone", "who"}
_MADE_OF = frozenset(
    "vehicle suicide letter parcel roadside hand nail petrol fire cluster barrel machine live rubber".split()
)
"""What makes a means another one: a car bomb is not just a bomb."""
_KINDS = frozenset(_SAME.values())
_DEMONYM = re.compile(r"(?:an|ese|ish|i|ch)$")
_SHORT, _ACRONYM = 4, 12
"""Letters up to which a word keeps its final s, and up to which a word in brackets is an acronym."""
_INSURGENT_NAMES = re.compile(r"\b(?:front|movement|brigades?|liberation|army of|resistance|guerrill\w*|rebels?)\b")
_ADJECTIVES = frozenset(
    "urban rural armed left right leftwing rightwing leftist rightist foreign masked hooded".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a value is known again by: the words that tell it, the last of them (its head), and names that are short."""

    words: frozenset[str]
    head: str
    owned: frozenset[str]
    acronyms: frozenset[str]


@lru_cache(maxsize=16384)
def form_of(said: str) -> Form:
    """Return the form of words for a body, group or thing."""
    acronyms = frozenset(
        _stem(f)
        for inner in re.findall(r"[\[(]([^\])]*)", said)
        if len(f := folded(inner)) <= _ACRONYM and " " not in f
    )
    bare = re.sub(r"[\[(][^\])]*[\])]?", " ", said)
    owner, _, thing = bare.rpartition("'s ") if "'s " in bare else bare.rpartition("’s ")
    phrase = re.split(r"\b(?:of|in|at|on|from|who|which|that|for|near|with|among)\b", thing, maxsplit=1)[0]
    words = _told(bare)
    named = [w for w in _told(phrase) if not w.isdigit()]
    head = named[-1:] or words[-1:]
    return Form(
        words=frozenset(words),
        head=head[0] if head else "",
        owned=frozenset(_told(owner)),
        acronyms=acronyms,
    )


def _told(said: str) -> list[str]:
    plain = folded(re.sub(r"\barmed forces\b", "army", said, flags=re.IGNORECASE))
    return [_stem(w) for w in plain.split() if w not in _HEDGES]


def _stem(word: str) -> str:
    return _SAME.get(word, word.removesuffix("s") if len(word) > _SHORT else word)


@lru_cache(maxsize=16384)
def is_vacuous(said: str) -> bool:
    """Say whether the words only say again that somebody did it: "unidentified individuals", "the perpetrators"."""
    words = [w for w in folded(said).split() if w not in _HEDGES and w not in _DEEDS]
    return all(w in _VACUOUS for w in words)


@lru_cache(maxsize=16384)
def own_name(said: str) -> tuple[str, ...]:
    """Return the words of a person's own name, without titles and offices; of words in lower case, the last three."""
    bare = re.sub(r"[\[(][^\])]*[\])]?", " ", said)
    tokens = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", bare)
    cased = [t for t in tokens if t[0].isupper()]
    kept = [folded(t) for t in (cased or tokens)]
    kept = [t.removesuffix(" s").replace("z", "s") for t in kept if t not in _ROLES and t not in _HEDGES]
    return tuple(kept if cased else kept[-3:])


def one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Say whether two names may be one person's within one event: one holds the other, or they share surname and more."""
    mine, theirs = set(a), set(b)
    if not mine or not theirs:
        return False
    if mine <= theirs or theirs <= mine:
        return True
    common = mine & theirs
    return len(common) > 1 or (a[-1] == b[-1] and a[0][0] == b[0][0] and 1 in {len(a[0]), len(b[0])})


def one_body(a: Form, b: Form) -> bool:
    """Say whether two descriptions of those who act mean one: the words of one are among those of the other."""
    if a.acronyms & b.acronyms or a.acronyms & b.words or b.acronyms & a.words:
        return True
    mine, theirs = a.words - _ADJECTIVES or a.words, b.words - _ADJECTIVES or b.words
    if not mine or not theirs:
        return False
    if mine == theirs or (a.head == b.head and (mine < theirs or theirs < mine)):
        return True
    shared = [w for w in mine & theirs if w not in _KINDS and not _DEMONYM.search(w)]
    return len(shared) > 1


def one_instrument(a: Form, b: Form) -> bool:
    """Say whether two means are one: "a powerful bomb" and "the explosive device" are, a car bomb is not just a bomb."""
    if not a.words or a.head != b.head:
        return False
    apart = a.words ^ b.words
    return not apart or (not apart & _MADE_OF and (a.words < b.words or b.words < a.words))


def one_thing(a: Form, b: Form) -> bool:
    """Say whether two things are one: the same head, and nothing that tells one from the other."""
    if not a.words or not b.words:
        return False
    mine, theirs = a.words - {a.head} - a.owned, b.words - {b.head} - b.owned
    if a.head == b.head:
        return not mine or not theirs or bool(mine & theirs) or a.words <= b.words or b.words <= a.words
    if len(a.words & b.words) > 1 and (a.words <= b.words or b.words <= a.words):
        return True
    if b.head == "premises" and a.head in b.words:
        return True
    return (
        (a.head == "premises" and b.head in a.words)
        or bool(a.acronyms & (b.words | b.acronyms))
        or bool(b.acronyms & a.words)
    )


@lru_cache(maxsize=16384)
def has_name(said: str) -> bool:
    """Say whether the words are a name of one person or body: "Interior Ministry", "fmln"; not "the police", "Witnesses".

    A word with a capital is one that is no title and no common noun; in lower case, a name does not begin as a
    description does and does not end in a common noun.
    """
    tokens = re.findall(r"[^\W\d_][\w'’-]*", said)
    if any(t[0].isupper() for t in tokens):
        return any(t[0].isupper() and t.casefold() not in _COMMON_NOUNS for t in tokens)
    return bool(tokens) and is_name(said) and tokens[-1] not in _COMMON_NOUNS


def is_insurgent(words: str) -> bool:
    """Say whether the words speak of insurgents in general: "the guerrillas", "urban guerrilla commandos"."""
    told = form_of(words).words - _ADJECTIVES
    return bool(told) and told <= {"insurgents", "commando", "cell", "movement"}


def is_armed_group(party: Party) -> bool:
    """Say whether a party is an armed movement by its category or its names."""
    if party.kind not in {"group", "organisation"}:
        return False
    return party.category == "armed_group" or bool(_INSURGENT_NAMES.search(folded(party.name)))


def is_general(form: Form) -> bool:
    """Say whether a form names a kind of body and no one body: "terrorists", "the army"."""
    return form.words <= _KINDS | _ADJECTIVES
