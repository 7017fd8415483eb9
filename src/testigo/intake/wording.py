"""What the wording of a line says: a sentence of a story, a headline, an appeal to the reader, a notice, a name, a menu.

These are the signs that no list of phrases can hold; :mod:`testigo.intake.furniture` puts them together.
"""

from __future__ import annotations

import re
from functools import lru_cache

from testigo.intake.phrases import NETWORKS

_REPORTING = (
    "said says told tells added according reported announced warned denied denies claimed accused insisted stressed urged "
    "vowed argued alleged confirmed explained testified recalled wrote asked replied declared stated noted acknowledged "
    "condemned demanded complained heard boasted promised ordered described called dijo afirmó aseguró informó declaró "
    "señaló denunció agregó añadió explicó negó déclaré annoncé affirmé indiqué sagte teilte erklärte detto dichiarato disse"
)
_HAPPENING = (
    "killed died dead wounded injured arrested detained charged shot attacked exploded kidnapped abducted fired bombed "
    "murdered stabbed jailed sentenced clashed was were had did been"
)
REPORTING = re.compile(r"\b(?:" + "|".join(_REPORTING.split()) + r")\b", re.IGNORECASE)
"""A verb (or "according") that tells what somebody said."""
HAPPENING = re.compile(r"\b(?:" + "|".join(_HAPPENING.split()) + r")\b", re.IGNORECASE)
"""Words of events in the past; hardly ever in an appeal to the reader."""
SPEECH = re.compile(r"[\"“”„«»].{8}")
STOP = re.compile(r"[.!?…。！？।][\"”’»›'）」)\]]{0,3}$")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_MARKUP = re.compile(r"^[^\w(©@\"'“‘«\[&¿¡.\u0300-\u036f]+")
_MENU = re.compile(r"\s+[|·•»›∙⋅]\s*|\s*[|·•»›∙⋅]\s+|\s+[/>]\s+")
_MARKS = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{2,4}){0,4}/[a-z]{2,4}")
_DIGITS = re.compile(r"\d")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+$|^[\w-]+(?:\.[\w-]+){1,3}(?:/\S*)?$")
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\+\d[\d ()-]{6,}")

_YOU = re.compile(r"\b(?:you|your|yours|you're|you've|us|our|we|we're|my|me)\b")
_HERE = re.compile(r"\b(?:this (?:article|story|report|page|post|site|email|content)|here|comments?)\b")
_ASK = re.compile(
    r"(?:^|[.!?:…] )(?:please |to )?(?:get|download|sign|subscribe|follow|join|click|tap|support|become|send|visit|receive|"
    r"stay|never|don't|want|thanks|thank|like|share|donate|register|consider|check|listen|watch|tune|explore|discover|call|"
    r"email|e-mail|have|upgrade|start|enjoy|save|text|whatsapp|try|read|log|enable|turn|catch)\b"
)
_GOODS = re.compile(
    r"\b(?:newsletters?|inbox|notifications?|subscri\w+|journalism|podcasts?|breaking news|top stories|new posts|free trial|"
    r"(?:latest|more|all the) (?:\w+ )?(?:news|updates|stories|headlines)|reader-supported|e-?paper|"
    r"(?:our|news|the \w+) (?:app|channel|page|newsroom|website|members?)|whats ?app|telegram)\b"
)
_LESSER = re.compile(
    rf"\b(?:apps?|alerts?|updates|offers?|channel|member(?:s|ship)?|advertis\w+|donations?|gift|stories|news|{NETWORKS})\b"
)
_OURS = re.compile(r"\b(?:us|our|we|we're|my|me)\b")
_PRIVACY = re.compile(r"\b(?:privacy policy|privacy notice|personal data|terms of (?:use|service)|cookies policy)\b")
_BROWSING = re.compile(
    r"\b(?:web ?site|site|browser|browsing|consent|accept|privacy|preferences|settings|partners|analy\w+|advertis\w+|"
    r"personali[sz]\w+|technolog\w+|experience|sitio|navega\w+|servicios|site|seite|inhalte|zugriffe|tecnici|contenu\w*)\b"
)
_SITE = re.compile(
    r"\b(?:we|our|this (?:web ?)?site|you|your|notre|nos|ce site|nous|wir|diese website|utili[sz]\w+|usa|este sitio)\b"
)

SECTIONS = frozenset(
    "home news world politics business sport sports opinion tech technology entertainment lifestyle culture video videos "
    "health science local national international africa asia europe americas us u.s uk weather money finance markets "
    "economy travel arts style life education environment climate features photos magazine podcasts podcast more live "
    "menu search sections editorial editorials columns columnists crime cricket football city cities states india latest "
    "trending top stories letters obituaries analysis investigations multimedia blogs blog media elections election "
    "regional metro society religion columnist today epaper games newsletters "
    "inicio portada política sucesos economía deportes mundo nacional internacional cultura opinión sociedad "
    "accueil politique économie société monde afrique sports culture faits divers "
    "startseite politik wirtschaft sport kultur panorama gesellschaft ausland inland "
    "home cronaca esteri politica economia mondo início brasil esportes economia polícia cidades".split()
)
_FOOTER = frozenset(
    "privacy terms policy cookies cookie contact about help accessibility advertise advertising careers jobs sitemap "
    "imprint impressum datenschutz agb kontakt conditions use legal notice rss feedback press faq unsubscribe "
    "corrections ethics preferences settings collection of and us our the statement licensing".split()
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|be|deny|say|tell|held|holding|missing|kill\w*|shot|found|dies?|sues?|freed|faces?|"
    r"wins?|released?|arrest\w*|detain\w*|attack\w*|jailed|accuse\w*|murder\w*|abduct\w*|kidnap\w*|beat\w*)\b",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"\b(?:reporters?|correspondents?|(?:sub|deputy|news|city|night|crime|world|foreign|political|managing|associate|senior|"
    r"staff|digital|web|online|home affairs|defence|security)[ -](?:editor|writer|reporter|producer|correspondent)|"
    r"(?:press|staff|contributing|news|features?) writers?|columnist|newsroom|news desk|redactora?|corresponsal|enviad[oa] especial|"
    r"journaliste|envoyé spécial|korrespondent(?:in)?|reporterin|multimedia journalist|news producer)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1_024)
def plain(line: str) -> str:
    """A line with single spaces, straight apostrophes and no bullet or arrow before its first word."""
    words = " ".join(line.split()).replace("’", "'").replace("\u200b", "")
    return _MARKUP.sub("", words) or words


def count_words(line: str) -> int:
    """How many words a line has."""
    return len(_WORD.findall(line))


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does and is as long as one."""
    return bool(STOP.search(line)) and count_words(line) >= 7


def is_headline(line: str) -> bool:
    """Whether a line could be the title of a story: a few words without a final stop."""
    return not STOP.search(line) and line[-1:] not in ",;:-–—" and 2 <= count_words(line) <= 26 and len(line) <= 220


def tells(line: str) -> bool:
    """Whether a line reports: somebody's words, or what happened."""
    return bool(REPORTING.search(line) or SPEECH.search(line))


def addresses(lower: str) -> bool:
    """Whether a line speaks to the reader, or of the page itself."""
    return bool(_YOU.search(lower) or _HERE.search(lower))


def is_appeal(lower: str) -> bool:
    """Whether a line asks the reader to subscribe, follow, download, give: an imperative, a "you" or "we", and the goods."""
    if tells(lower) or not _ASK.search(lower):
        return False
    if _GOODS.search(lower):
        return bool(_YOU.search(lower)) or len(set(_GOODS.findall(lower))) > 1
    return bool(_OURS.search(lower)) and len(set(_LESSER.findall(lower))) > 1


def is_privacy_notice(lower: str) -> bool:
    """Whether a line speaks of cookies or personal data on behalf of the site."""
    if "cookie" not in lower:
        return len(set(_PRIVACY.findall(lower))) > 1 and bool(_OURS.search(lower)) and not tells(lower)
    return bool(_SITE.search(lower) and _BROWSING.search(lower)) and not tells(lower)


def is_menu(line: str) -> bool:
    """Short items parted by bars or arrows ("Home | World | Africa", a breadcrumb), or nothing but names of sections."""
    if STOP.search(line) or len(line) > 400:
        return False
    words = [w.lower().strip(".") for w in _WORD.findall(line)]
    if words and not _DIGITS.search(line) and (SECTIONS.issuperset(words) or _FOOTER.issuperset(words)):
        return True
    parts = [part for part in _MENU.split(line) if part]
    if len(parts) < 3:
        return len(parts) == 2 and any(sign in line for sign in "»›") and all(count_words(p) <= 3 for p in parts)
    return (
        all(len(part) < 40 for part in parts[:-1]) and not any(_DIGITS.search(p) for p in parts) and _are_items(parts)
    )


def _are_items(parts: list[str]) -> bool:
    return sum(count_words(part) for part in parts[:-1]) <= 4 * len(parts[:-1])


def is_address(line: str) -> bool:
    """Whether a line is nothing but an address of the web."""
    return bool(_ADDRESS.match(line)) and " " not in line and ("/" in line or "www." in line or line.islower())


def is_desk_marks(line: str) -> bool:
    """Whether a line is the initials of those who handled a story: "lh/kdf/mt"."""
    return bool(_MARKS.fullmatch(line))


def is_contact(line: str) -> bool:
    """Whether a line gives an e-mail address or an international number and is no sentence."""
    return len(line) < 120 and bool(_CONTACT.search(line)) and not STOP.search(line) and not tells(line)


def is_role(line: str) -> bool:
    """Whether a line is a journalist's name and post ("Ana Ruiz, Correspondent"), or the post alone."""
    if len(line) > 90 or STOP.search(line) or not _ROLES.search(line) or not line[0].isupper():
        return False
    if REPORTING.search(line) or _VERBS.search(line) or ":" in line or "]" in line:
        return False
    words = [w for w in _WORD.findall(line) if w.lower() not in _SMALL]
    if len(words) > _POST_WORDS and line.isupper():
        return "," in line
    return len(words) <= _POST_WORDS or (len(words) <= 9 and all(w[0].isupper() for w in words))


_POST_WORDS = 4
_SMALL = frozenset(
    "de del la las los da do dos di van von der den bin ibn al el und and y et e with in of the for con".split()
)
_INITIAL = re.compile(r"(?:(?:[A-Z]\.)+|(?:Dr|Prof|Mr|Mrs|Ms|Rev|Fr|Sgt|Capt|Col|Gen|Lt|Maj|Sr|Jr|St)\.)$")


def is_name(line: str) -> bool:
    """Whether a line could be nothing but a person's name, or two."""
    words = line.replace(",", " and ").replace("&", "and").split()
    if not 2 <= len(words) <= 8 or _DIGITS.search(line):
        return False
    told = [w for w in words if w.lower() not in _SMALL]
    if not 2 <= len(told) <= 6:
        return False
    return all(
        _INITIAL.match(w) or (w[0].isupper() and w.replace("-", "").replace("'", "").replace("’", "").isalpha())
        for w in told
    )
