"""The words that place phrases are made of: kinds of place in English and Spanish, directions, and words that name none."""

from __future__ import annotations

from enum import Enum, auto


class Kind(Enum):
    """What sort of place a word such as "department" or "barrio" makes of the name beside it."""

    NEIGHBOURHOOD = auto()
    SETTLEMENT = auto()
    DISTRICT = auto()
    REGION = auto()
    COUNTRY = auto()
    FEATURE = auto()
    ROAD = auto()
    FACILITY = auto()


_WORDS: dict[Kind, str] = {
    Kind.NEIGHBOURHOOD: "neighborhood neighbourhood neighorhood quarter sector suburb colonia barrio ward borough "
    "urbanizacion shantytown slum favela",
    Kind.SETTLEMENT: "city town village hamlet township municipality municipio canton caserio jurisdiction community "
    "settlement port seaport pueblo aldea vereda corregimiento commune parish ciudad villa locality",
    Kind.DISTRICT: "district distrito county",
    Kind.REGION: "department departamento province provincia state estado region governorate oblast prefecture "
    "territory intendancy commissariat dept voivodeship",
    Kind.COUNTRY: "country nation republic kingdom nationwide",
    Kind.FEATURE: "hill mountain volcano river lake valley bay gulf island peninsula desert jungle stream coast "
    "coastline farm ranch hacienda finca estate beach cerro rio isla mount creek canyon archipelago highlands forest "
    "foothills slopes range",
    Kind.ROAD: "street avenue road highway boulevard carrera calle avenida promenade bridge square plaza intersection "
    "corner ave st rd blvd crossroads freeway motorway route expressway lane drive kilometer",
    Kind.FACILITY: "airport university hospital school church cathedral jail prison barracks base hotel embassy "
    "headquarters station residence house home apartment office building campus brigade battalion regiment courthouse "
    "court palace stadium zoo market mall restaurant bank factory plant refinery mosque temple monastery park garrison "
    "checkpoint facilities installation airfield airstrip clinic hall theater theatre store shop supermarket club "
    "convent seminary college academy dam mine camp cemetery consulate ministry detachment post outpost substation "
    "pipeline offices homes center centre complex terminal warehouse penitentiary synagogue nightclub bar cafe museum "
    "library parliament congress newspaper command",
}
KINDS: dict[str, Kind] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
"""What sort of place a word tells of, singular."""
PLURALS: dict[str, Kind] = {
    (word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith(("s", "h")) else "s")): kind
    for word, kind in KINDS.items()
    if word not in {"highlands", "foothills", "slopes", "offices", "homes", "facilities", "nationwide"}
}
"""The same words, plural."""

LEADING = frozenset(
    "colonia barrio cerro rio lake mount hotel hacienda finca isla calle avenida carrera department departamento "
    "municipio canton provincia urbanizacion hamlet".split()
)
"""Those of them that stand before the name: "Colonia Miramontes", "Lake Suchitlan"."""
DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your one some any each every several various many few "
    "two three four five six seven eight nine ten both other another certain different all nearby same such "
    "numerous neighboring  neighbouring".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central upper lower middle downtown uptown inner outer greater mid "
    "north-eastern north-western south-eastern south-western north-east north-west south-east south-west "
    "far northernmost southernmost easternmost westernmost midtown northcentral north-central south-central".split()
)
"""Words that pick a part of the place beside them: "northern San Salvador" is in San Salvador."""
QUALIFIERS = frozenset(
    "old new-found main small little large big major rural urban coastal remote local capital densely densly heavily "
    "populated crowded poor wealthy residential industrial commercial metropolitan mountainous andean border occupied "
    "populous upscale exclusive troubled tiny historic southerly northerly former isolated provincial working-class "
    "affluent rebel-held government-held rebel-controlled war-torn conflict-ridden volatile restive key known "
    "so-called nearest entire whole national international regional municipal central-western previously unaffected "
    "landlocked famous famed sleepy quiet busy predominantly mainly mostly middle-class low-income strategic oil-rich "
    "drought-hit earthquake-hit flood-hit once separate disputed northern-most high-security maximum-security".split()
)
PARTS = frozenset(
    "outskirts part parts centre center heart area areas section sections side interior environs vicinity rest areas "
    "suburbs end edge edges surroundings limits middle periphery zone zones border borders locations location places "
    "place north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "banks shore shores cities towns villages neighborhoods neighbourhoods districts municipalities cantons streets "
    "site spot point capital parts stretch regions surrounding entrance exits entrances access point corner "
    "sectors tip half waters jungles mountains hills fields swathes territory soil land jurisdiction department "
    "state states country region town city village province district neighborhood community".split()
)
"""Words that with "of" only pick some part of what follows: "the outskirts of X" is at X."""
WIDER = frozenset(
    "central american,latin american,south american,north american,middle eastern,east african".split(",")
)
"""Adjectives of more than one country that hold, or look like, those of one."""
SENT_ABROAD = frozenset("embassy embassies consulate consulates ambassador diplomats citizens tourists".split())
"""What bears a country's adjective and is mostly not in it."""
COMMON = frozenset(
    "police army mercy reading nice split here there scene world government march may june april august july january "
    "february september october november december monday tuesday wednesday thursday friday saturday sunday order "
    "bomb fmln arena un who farc eln president minister army navy force forces front party people men general "
    "colonel captain text report peace liberty freedom justice victory independence union central media same ones "
    "where what which that this none most data time times day night morning early late evening afternoon today "
    "yesterday him her them it they others person man woman group home house residence office attack death life war "
    "operation action fire power line deal action control custody prison jail hands case cases charge trial "
    "danger effect fact favor front general line order particular place principle progress public question return "
    "search secret self sight support turn use vain view way works hell paradise god heaven mobile bath battle "
    "orange eden rugby best ball college university bar bank male born lead sale tours angers ham rocky bend "
    "independence normal enterprise hope faith union troy commerce industry imperial moscow-based interior exterior "
    "soldiers troops residents members workers students peasants rebels guerrillas terrorists civilians witnesses "
    "authorities sources officials leaders leader judge mayor priests priest jesuits father police station air "
    "mass masses letter san santa los las el la de del santo villa nueva nuevo puerto new north south east west "
    "saint st river valley city town village province capital country state region district department border zone "
    "area areas sector coast sea ocean island hill mountain street avenue road highway corner church market park "
    "bay lake port beach farm camp base bridge school hospital hotel palace temple castle tower mill wells springs "
    "green brown black white grant lincoln washington's johnson wilson jackson's madison's clinton's monroe's "
    "summit advance make kill run come mind carry concrete emergency race maritime communique headquarters highways "
    "southern northern eastern western basilian kent speaker enter reach stop drive pass cross leave break keep hold "
    "atlantic pacific caribbean front garden gardens site border outskirts downtown neighborhood neighbourhood suburb "
    "constitution plaza libertad progreso reforma colon".split()
)
"""Words that happen to be names of places somewhere, and nearly always mean something else."""
BARE = frozenset("libertad progreso reforma colon moscow-based".split())
"""Of those, the ones that are a place's name when a word such as "department" says so."""
STOPS = frozenset(
    "a an the and or but nor so if when while where which who whom whose that this these those it its he she they them "
    "his her their our we i you your my me us not no yes as at by for from in into of off on onto out over to up with "
    "within without about above across after against along amid among around before behind below beneath beside besides "
    "between beyond despite down during except inside like near outside past since than through throughout till toward "
    "towards under until upon via is are was were be been being am has have had do does did will would shall should can "
    "could may might must said says say reported told added stated announced claimed killed wounded injured attacked "
    "exploded died arrested kidnapped took taken place occurred happened went came left began also there here then now "
    "today yesterday tomorrow tonight last next early late because however meanwhile according only just more most some "
    "any all both each every other another such same one two three four five six seven eight nine ten text report "
    "members member residents leaders troops soldiers guerrillas rebels terrorists president minister general colonel "
    "major captain lieutenant sergeant police army forces government located situated known called named".split()
)
"""Words that a place's name does not hold or go on over, in text without capitals."""
