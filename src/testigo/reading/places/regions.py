"""Regions that news names and the gazetteer lacks, other names for those it has, and places whose country is disputed.

A region's point is near its middle, to half a degree. A region that several states claim or share has no country: its
line leaves the code out.
"""

from __future__ import annotations

from testigo.reading.places.gazetteer import REGION, Entry

_REGIONS = """
kashmir,jammu and kashmir||34.0 75.0
crimea,crimean peninsula||45.3 34.4
abkhazia||43.0 41.0
south ossetia||42.3 44.1
nagorno-karabakh,nagorno karabakh,karabakh||39.8 46.7
transnistria,transdniestria||47.0 29.4
golan heights,golan||33.0 35.8
kurdistan||36.5 44.0
caucasus,north caucasus||43.0 45.0
borneo||0.5 114.0
new guinea||-5.5 141.0
horn of africa||8.0 46.0
sahel||15.0 5.0
balkans||43.0 21.0
korean peninsula||38.3 127.3
iberian peninsula||40.3 -4.0
darien gap||7.9 -77.4
darfur|SD|13.5 24.5
north darfur|SD|15.5 25.0
south darfur|SD|11.5 25.0
west darfur|SD|13.0 22.8
kordofan|SD|12.5 29.5
puntland|SO|8.5 48.5
ogaden|ET|7.0 44.5
kivu|CD|-2.5 28.5
ituri|CD|1.7 29.5
katanga|CD|-9.5 26.0
casamance|SN|12.8 -15.5
cabinda|AO|-5.0 12.3
niger delta|NG|5.0 6.3
middle belt|NG|8.5 8.5
matabeleland|ZW|-19.0 28.5
manicaland|ZW|-18.9 32.3
mashonaland|ZW|-17.5 31.0
cape flats|ZA|-34.0 18.6
java|ID|-7.3 110.0
sumatra|ID|-0.5 101.5
sulawesi|ID|-2.0 120.5
kalimantan|ID|-1.0 114.0
mindanao|PH|7.7 125.0
luzon|PH|16.0 121.0
visayas|PH|11.0 123.5
sulu,sulu archipelago|PH|6.0 121.0
peninsular malaysia|MY|4.0 102.0
tibet|CN|31.0 88.0
xinjiang,xinjiang uygur,xinjiang uighur|CN|41.0 85.0
manchuria|CN|45.0 126.0
hokkaido|JP|43.3 142.8
kyushu|JP|32.7 131.0
honshu|JP|36.5 138.5
shikoku|JP|33.7 133.5
waziristan|PK|32.6 69.9
north waziristan|PK|33.0 70.0
south waziristan|PK|32.3 69.6
north-west frontier,northwest frontier|PK|34.0 71.5
swat valley,swat|PK|35.2 72.4
tribal areas|PK|33.0 70.3
terai|NP|27.3 84.0
sinai,sinai peninsula,north sinai|EG|30.0 33.8
upper egypt|EG|26.0 32.5
nile delta|EG|31.0 31.0
negev|IL|30.8 34.8
galilee|IL|32.8 35.4
bekaa valley,bekaa,beqaa|LB|33.9 36.0
ghouta,eastern ghouta|SY|33.5 36.4
anatolia|TR|39.0 34.5
thrace|TR|41.2 27.0
donbas,donbass|UA|48.2 38.0
siberia|RU|62.0 100.0
ingushetia|RU|43.2 44.9
ulster|GB|54.6 -6.7
west midlands|GB|52.5 -1.9
east midlands|GB|52.9 -0.9
east anglia|GB|52.4 1.0
home counties|GB|51.5 -0.5
channel islands||49.4 -2.4
normandy|FR|49.0 0.2
brittany|FR|48.2 -2.9
provence|FR|43.8 6.0
alsace|FR|48.5 7.5
lapland|FI|67.5 26.5
jutland|DK|56.0 9.2
transylvania|RO|46.5 24.0
danube delta|RO|45.1 29.5
vojvodina|RS|45.3 19.9
sandzak|RS|43.2 20.0
patagonia|AR|-44.0 -69.0
falkland islands,falklands,malvinas|FK|-51.8 -59.0
amazonia,amazon region,amazon basin||-4.0 -62.0
chapare|BO|-16.8 -65.3
uraba,gulf of uraba|CO|7.9 -76.7
catatumbo|CO|8.7 -73.0
middle magdalena,magdalena medio,medio magdalena,mid-magdalena,mid-magadalena|CO|6.8 -74.0
upper huallaga,upper huallaga valley,huallaga,huallaga valley,alto huallaga|PE|-8.5 -76.3
apurimac valley|PE|-12.7 -73.7
mosquitia,mosquito coast||14.5 -84.0
guazapa hill,guazapa volcano|SV|13.9 -89.1
chichontepec,chichontepec volcano|SV|13.6 -88.8
tierra caliente|MX|18.5 -101.0
yucatan peninsula|MX|19.8 -89.0
chiapas highlands|MX|16.7 -92.5
long island|US|40.8 -73.1
cape cod|US|41.7 -70.2
bay area,san francisco bay area|US|37.7 -122.2
silicon valley|US|37.4 -122.0
appalachia|US|37.5 -82.0
florida panhandle|US|30.5 -86.0
gulf coast|US|29.8 -90.0
new england|US|43.5 -71.5
midwest|US|41.5 -90.0
south island|NZ|-43.8 170.8
north island|NZ|-38.8 175.8
northern territory|AU|-19.5 133.0
"""
_OTHER_NAMES = """
anhui|anhui sheng|CN
shandong|shandong sheng|CN
nsw|new south wales|AU
mainland china|china|CN
ciudad delgado|delgado|SV
rome|roma|IT
guangxi|guangxi zhuangzu zizhiqu|CN
congo|democratic republic of the congo|CD
drc|democratic republic of the congo|CD
"""
_HEAVY = 22.0

REGIONS: dict[str, Entry] = {}
"""What the tables above know, by name in lower case."""
for _row, _line in enumerate(_REGIONS.strip().splitlines(), 1):
    _names, _code, _point = _line.split("|")
    _lat, _lon = _point.split()
    for _name in _names.split(","):
        REGIONS[_name.replace("-", " ")] = Entry(
            row=-_row,
            latitude=float(_lat),
            longitude=float(_lon),
            kind=REGION,
            country=_code,
            admin=0,
            weight=_HEAVY,
            geonames=None,
        )
OTHER_NAMES: dict[str, tuple[str, str]] = {
    name: (other, code) for name, other, code in (line.split("|") for line in _OTHER_NAMES.strip().splitlines())
}
"""The gazetteer's name for a place, and its country, by another name that news uses."""
BEYOND_COUNTRIES = frozenset(
    "africa,asia,europe,america,americas,the americas,north america,south america,central america,latin america,"
    "caribbean,oceania,antarctica,middle east,far east,southeast asia,south asia,east asia,central asia,west africa,"
    "east africa,north africa,southern africa,eastern europe,western europe,european continent,european union,eu,"
    "scandinavia,world,worldwide,globally,globe,atlantic,pacific,indian ocean,mediterranean,gulf of mexico,"
    "persian gulf,central american,latin american".split(",")
)
"""Names of which no country is guessed."""
