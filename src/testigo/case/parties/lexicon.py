"""Words that name posts, kinds of body and kinds of people, in English and Spanish, folded as :func:`forms.folded` gives them."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEADS_OF_STATE = _set("president presidente presidenta king queen emir monarch")
"""Offices that one person of a country holds at a time; with them "the president" can be told from the day."""
HEADS_OF_GOVERNMENT = _set("premier chancellor taoiseach")
MINISTERS = _set("minister ministro ministra ministers vice undersecretary subsecretary viceminister")
PUBLIC_POSTS = _set("ambassador embajador consul presidential")
SPEAKERS = _set(
    "spokesman spokeswoman spokesperson spokespeople spokesmen spokespersons spolesman portavoz vocero vocera portavoces "
    "spokespeople representative representatives envoy"
)
LEADERS = _set(
    "leader leaders head chief chairman chairwoman chair chairperson director directors commander commandante comandante "
    "secretary secretaries coordinator president founder deputy deputies member members official officials delegate adviser "
    "advisor manager organiser organizer lider jefe jefa dirigente coordinadora director directora miembro presidente "
    "secretario secretaria lawmaker lawmakers legislator mp boss activist candidate executive executives officer officers "
    "lawyer attorney inspector superintendent vicepresident commissioner ceo coordinator"
)
RANKS = _set(
    "general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private admiral adm brigadier "
    "coronel capitan teniente sargento almirante"
)
COURTESY = _set(
    "mr mrs ms miss dr doctor doctora prof professor sir dame lord lady rev reverend father fr sister brother monsignor msgr "
    "bishop archbishop cardinal pope saint don dona señor senor señora senora imam sheikh ayatollah pastor rabbi "
    "judge senator sen rep gov hon comrade companero"
)
CALLINGS = _set(
    "politician journalist reporter correspondent photographer editor columnist anchor lawyer doctor nurse student teacher "
    "worker driver baker farmer fisherman trader shopkeeper resident witness victim survivor analyst expert economist "
    "prosecutor fiscal magistrate mayor alcalde governor gobernador prefect councillor councilor congressman congresswoman "
    "speaker dictator general unionist priest clerk pilot engineer scientist researcher epidemiologist surgeon paramedic "
    "firefighter guard bodyguard technician author writer singer actor footballer mother father wife husband brother sister "
    "son daughter cousin niece nephew uncle aunt widow companion friend neighbour neighbor guerrilla rebel terrorist "
    "militant gunman suspect attacker lawmaker legislator deputy diputado diputada superintendent inspector detective "
    "agent officer official operator crane stevedore docker dockworker owner boy girl man woman teenager alias"
)
"""What people are: left out of their names, and no name by themselves."""
FORMER = _set("former ex late then deposed ousted ousted outgoing onetime exiled designate elect hopeful acting-former")
STANDING = _set(
    "leftist rightist leftwing rightwing left right wing social socialist democratic christian conservative liberal communist "
    "opposition ruling veteran senior junior top assistant acting interim deputy general principal chief first second third "
    "political military regional provincial local national federal independent prominent well known urban rural medical "
    "dispatch labor labour trade union human rights state press news media rogue accused alleged suspected presumed "
    "retired young elderly murdered slain dead late information legal prime vice new current executive "
    "so called self proclaimed illustrious unidentified unnamed criminal"
)
"""Words that stand before a post or a calling and belong to no name."""

TOPICS = {
    **dict.fromkeys(("interior", "gobernacion", "home", "internal"), "interior"),
    **dict.fromkeys(("defense", "defence", "defensa"), "defence"),
    **dict.fromkeys(("foreign", "exteriores", "external", "relaciones"), "foreign"),
    **dict.fromkeys(("health", "salud", "sanidad"), "health"),
    **dict.fromkeys(("justice", "justicia"), "justice"),
    **dict.fromkeys(("finance", "hacienda", "treasury", "finanzas"), "finance"),
    **dict.fromkeys(("education", "educacion"), "education"),
    **dict.fromkeys(("labor", "labour", "trabajo"), "labour"),
    **dict.fromkeys(("agriculture", "agricultura"), "agriculture"),
    **dict.fromkeys(("transport", "transportation", "transporte", "transportes"), "transport"),
    **dict.fromkeys(("environment", "ambiente"), "environment"),
    **dict.fromkeys(("energy", "energia"), "energy"),
    **dict.fromkeys(("economy", "economia", "economics"), "economy"),
    **dict.fromkeys(("information", "informacion", "communications", "communication", "comunicacion"), "information"),
    **dict.fromkeys(("security", "seguridad"), "security"),
    **dict.fromkeys(("planning", "planificacion"), "planning"),
    **dict.fromkeys(("presidency", "presidencia"), "presidency"),
    **{t: t for t in ("culture", "mines", "trade", "housing", "water", "immigration", "emergencies", "fisheries")},
}
TOPIC_TAIL = _set(
    "affairs affair asuntos public publica nacional national social situations waters shipping order y and"
)

ARMY = _set("army ejercito military troops soldiers soldados tropas militares servicemen")
POLICE = _set("police policia policemen policewomen policias constabulary")
SINGLE_FUNCTIONS = {
    **dict.fromkeys(("government", "gobierno", "govt", "administration", "regime"), "government"),
    **dict.fromkeys(("authorities", "autoridades"), "authorities"),
    **dict.fromkeys(("presidency", "presidencia"), "presidency"),
    **dict.fromkeys(ARMY, "army"),
    **dict.fromkeys(POLICE, "police"),
    **dict.fromkeys(("gendarmes", "gendarmerie", "gendarme", "gendarmeria"), "gendarmerie"),
    **dict.fromkeys(("coastguard", "guardacostas"), "coast guard"),
    **dict.fromkeys(("navy", "armada", "marina"), "navy"),
    **dict.fromkeys(("parliament", "parlamento"), "parliament"),
    **dict.fromkeys(("congress", "congreso"), "congress"),
    **dict.fromkeys(("senate", "senado"), "senate"),
    **dict.fromkeys(("courts", "judiciary", "tribunales"), "courts"),
    **dict.fromkeys(("prosecutors", "prosecution", "fiscalia", "fiscales"), "prosecutors"),
    **dict.fromkeys(("embassy", "embajada"), "embassy"),
    **dict.fromkeys(
        (
            "guerrillas",
            "guerrilla",
            "rebels",
            "rebel",
            "insurgents",
            "insurgent",
            "guerrilleros",
            "rebeldes",
            "insurgency",
        ),
        "rebels",
    ),
    **dict.fromkeys(("protesters", "protestors", "demonstrators", "manifestantes"), "protesters"),
    **dict.fromkeys(("opposition", "oposicion"), "opposition"),
    **dict.fromkeys(("paramilitaries", "paramilitares"), "paramilitaries"),
    **dict.fromkeys(("cancilleria",), "ministry foreign"),
}
"""Bodies of which a country has one, by a word that names them."""
PHRASE_FUNCTIONS = {
    "armed forces": "army",
    "armed force": "army",
    "fuerzas armadas": "army",
    "fuerza armada": "army",
    "defence forces": "army",
    "defense forces": "army",
    "defence force": "army",
    "defense force": "army",
    "air force": "air force",
    "fuerza aerea": "air force",
    "coast guard": "coast guard",
    "national guard": "national guard",
    "guardia nacional": "national guard",
    "guardia civil": "national guard",
    "security forces": "security forces",
    "fuerzas de seguridad": "security forces",
    "security services": "security forces",
    "national assembly": "parliament",
    "asamblea nacional": "parliament",
    "asamblea legislativa": "parliament",
    "legislative assembly": "parliament",
    "supreme court": "supreme court",
    "corte suprema": "supreme court",
    "tribunal supremo": "supreme court",
    "constitutional court": "constitutional court",
    "attorney generals office": "prosecutors",
    "prosecutor generals office": "prosecutors",
    "prosecutors office": "prosecutors",
    "public prosecutor": "prosecutors",
    "ministerio publico": "prosecutors",
    "foreign office": "ministry foreign",
    "home office": "ministry interior",
    "death squads": "death squads",
    "escuadrones muerte": "death squads",
    "paramilitary groups": "paramilitaries",
    "paramilitary squadrons": "paramilitaries",
    "state television": "state media",
    "state tv": "state media",
    "state radio": "state media",
    "state media": "state media",
    "state broadcaster": "state media",
    "state news agency": "state media",
    "official media": "state media",
    "urban commandos": "rebels",
    "guerrilla commandos": "rebels",
    "guerrilla commando": "rebels",
    "urban guerrillas": "rebels",
    "rebel forces": "rebels",
    "guerrilla forces": "rebels",
    "guerrilla group": "rebels",
    "rebel group": "rebels",
}
FOREIGN_SEATS = {
    "white house": ("presidency", "US"),
    "state department": ("ministry foreign", "US"),
    "us state department": ("ministry foreign", "US"),
    "pentagon": ("ministry defence", "US"),
    "kremlin": ("presidency", "RU"),
    "downing street": ("government", "GB"),
    "casa rosada": ("presidency", "AR"),
    "elysee": ("presidency", "FR"),
}
OF_GOVERNMENT = _set(
    "army police gendarmerie presidency embassy navy authorities air-force coast-guard national-guard security-forces state-media"
)
"""Functions that are part of their country's government; ministries too."""
FUNCTION_NAMES = {
    "army": "Armed Forces",
    "police": "Police",
    "government": "Government",
    "gendarmerie": "Gendarmerie",
    "rebels": "rebels",
}

MINISTRY = _set("ministry ministerio ministerial department departamento secretariat secretaria")
FIGHTERS = _set(
    "guerrillas guerrilla rebels rebel fighters fighter forces troops terrorists terrorist militants insurgents commandos "
    "commando gunmen guerrilleros combatants soldiers militia militiamen militias militants units unit combatientes men"
)
"""Those who fight for a body: what they do, it does."""
MEMBERS = _set(
    "members member leaders leader deputies officials official sources source supporters followers sympathizers "
    "sympathisers delegation delegates representatives representative spokesmen spokesman spokeswoman spokesperson spokespeople "
    "spokespersons leadership command commanders officers officer reports report communique communiques statement "
    "statements release mission committee executive bureau press office service headquarters building premises sector faction factions wing "
    "chiefs chief agents voceros portavoces fuentes miembros dirigentes activists workers employees staff experts "
    "document message note bulletin radio station television general high national central joint political "
    "masterminds spolesman brigade battalion regiment company squad command unit elements lawmakers legislators militants"
)
"""Parts of a body, those who speak for it, and what it issues."""
PART_HEADS = _set(
    "members member leaders leader deputies officials official sources source supporters followers sympathizers sympathisers "
    "delegation delegates representatives representative spokesmen spokesman spokeswoman spokesperson spokespeople "
    "spokespersons leadership command commanders officers officer reports communique communiques statement statements "
    "release mission committee bureau office service headquarters building premises factions faction wing chiefs chief agents voceros portavoces fuentes "
    "miembros dirigentes activists employees staff spolesman brigade battalion regiment company squad unit elements "
    "lawmakers legislators units"
)
"""A body's name may end in one of them and then names a part of it."""
UNITS = _set("brigade battalion regiment company squadron division garrison brigada batallon regimiento platoon corps")

GENERIC = _set(
    "man men woman women person persons people boy boys girl girls child children individual individuals group groups "
    "organisation organization organisations organizations body bodies party crowd family families relatives relative "
    "resident residents witness witnesses civilian civilians worker workers student students passenger passengers "
    "victim victims survivor survivors patient patients dead wounded injured killed gunman gunmen attacker attackers "
    "assailant assailants suspect suspects militant militants terrorist terrorists soldier bystander bystanders "
    "protester demonstrator driver drivers bodyguard bodyguards guard guards escort colleague colleagues friend friends "
    "neighbour neighbours neighbor neighbors official officials officer officers source sources spokesman spokeswoman "
    "spokesperson spokesmen leader leaders member members reporter reporters journalist journalists doctor doctors "
    "nurse nurses medic medics rescuer rescuers expert experts analyst analysts lawyer lawyers judge judges prosecutor "
    "lawmakers deputies deputy mp mps politicians public nation world community sector sectors circles society everyone "
    "anyone everybody nobody someone somebody none all some any others other another both each many most several few "
    "commando commandos perpetrators culprits murderers killers assassins masterminds enemies forces agents elements "
    "report reports statement communique note message document resolution poll survey investigation investigations results "
    "agency ministry committee commission court council office department force unit team company union church hospital "
    "clinic school station town city village country capital region province area district neighbourhood neighborhood street "
    "building house home residence room roof pier vehicle car bus truck lorry plane aircraft helicopter boat ship ferry "
    "weapon weapons gun guns rifle rifles bomb bombs explosive explosives device grenade grenades rocket rockets missile "
    "missiles dynamite knife pistol bullet bullets mine mines drone drones shell shells airstrike "
    "businessmen citizens majority minority percent owners staff crew employees employee customers traders shoppers vendors "
    "pilgrims migrants refugees tourists farmers fishermen dockworkers dockers miners teachers marchers mourners neighbours "
    "following those these this that there here who whom which it they them he she we you i one two three four five six "
    "seven eight nine ten eleven twelve dozen dozens hundreds thousands scores half number first second third last next "
    "young old elderly armed unarmed heavily unidentified unknown masked hooded plainclothes uniformed dressed clothes "
    "civilian military police guerrilla rebel local foreign international national state striking wounded alleged suspected "
    "presumed striking injured masked important various different initial medical hospital health humanitarian political "
    "labor labour religious rescue emergency aid judicial diplomatic official government union security opposition "
    "mother father brother sister wife husband son daughter cousin uncle aunt niece nephew widow companion parents boss "
    "baker clerk pilot minister president the a an and or of in on at to for from with by not no yet about more than least "
    "nearly almost around over under up down out off into near very large small big great single own same whole entire its "
    "his her their our my your de la el los las del y un una at least were was are is be been being running held wearing"
)
"""Words that by themselves name nobody in particular."""
MODIFIERS = _set(
    "national nacional central official whole entire own s ruling legitimate civil regular so called presumed alleged suspected "
    "same republic republica repubic country countrys countries nation nations federal powerful brave glorious state local "
    "oppressive fascist current present new de facto general caretaker interim transitional"
)
"""Words beside a function that do not make it another body."""
BODY_HEADS = _set(
    "front movement party committee union federation association confederation council alliance league organization "
    "organisation institute foundation university church bank group army brigade agency network society chamber coalition "
    "convergence international bureau command corps company club station radio television newspaper magazine times post "
    "herald courier gazette ledger news frente movimiento partido comite sindicato federacion asociacion consejo alianza "
    "organizacion universidad iglesia convention assembly tribunal mission"
)
PROSECUTION = _set("prosecutor prosecutors fiscal")
