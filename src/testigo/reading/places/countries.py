"""Countries and territories by ISO 3166-1 code: the names newspapers use, and what their people and things are called.

Listing a name takes no side in whose a territory is; where states dispute a place that has no code of its own (Kashmir,
Crimea, Abkhazia), it is known as a region of no country.
"""

from __future__ import annotations

_TABLE = """
AD Andorra|Andorran
AE United Arab Emirates,UAE,Emirates|Emirati
AF Afghanistan|Afghan,Afghani
AG Antigua and Barbuda,Antigua|Antiguan
AL Albania|Albanian
AM Armenia|Armenian
AO Angola|Angolan
AR Argentina|Argentine,Argentinian,Argentinean
AT Austria|Austrian
AU Australia|Australian
AZ Azerbaijan|Azerbaijani,Azeri
BA Bosnia and Herzegovina,Bosnia,Bosnia-Herzegovina|Bosnian
BB Barbados|Barbadian,Bajan
BD Bangladesh|Bangladeshi
BE Belgium|Belgian
BF Burkina Faso,Burkina|Burkinabe,Burkinabè
BG Bulgaria|Bulgarian
BH Bahrain|Bahraini
BI Burundi|Burundian
BJ Benin|Beninese
BN Brunei|Bruneian
BO Bolivia|Bolivian
BR Brazil,Brasil|Brazilian
BS Bahamas,The Bahamas|Bahamian
BT Bhutan|Bhutanese
BW Botswana|Botswanan,Motswana
BY Belarus,Byelorussia|Belarusian,Belarussian
BZ Belize|Belizean
CA Canada|Canadian
CD Democratic Republic of the Congo,Democratic Republic of Congo,DR Congo,DRC,Congo-Kinshasa,Zaire|Congolese,Zairean
CF Central African Republic,CAR|Central African
CG Republic of the Congo,Republic of Congo,Congo-Brazzaville|
CH Switzerland|Swiss
CI Ivory Coast,Cote d'Ivoire,Côte d'Ivoire|Ivorian
CL Chile|Chilean
CM Cameroon|Cameroonian
CN China,People's Republic of China|Chinese
CO Colombia|Colombian
CR Costa Rica|Costa Rican
CU Cuba|Cuban
CV Cape Verde,Cabo Verde|Cape Verdean
CY Cyprus|Cypriot
CZ Czech Republic,Czechia,Czechoslovakia|Czech
DE Germany,West Germany,East Germany|German,West German,East German
DJ Djibouti|Djiboutian
DK Denmark|Danish,Dane
DM Dominica|
DO Dominican Republic|Dominican
DZ Algeria|Algerian
EC Ecuador|Ecuadorian,Ecuadorean,Ecuadoran
EE Estonia|Estonian
EG Egypt|Egyptian
EH Western Sahara|Sahrawi
ER Eritrea|Eritrean
ES Spain|Spanish,Spaniard
ET Ethiopia|Ethiopian
FI Finland|Finnish,Finn
FJ Fiji|Fijian
FM Micronesia|Micronesian
FR France|French
GA Gabon|Gabonese
GB United Kingdom,UK,U.K.,Britain,Great Britain,England,Scotland,Wales,Northern Ireland|British,English,Scottish,Welsh,Northern Irish,Briton
GD Grenada|Grenadian
GE Georgia|Georgian
GH Ghana|Ghanaian
GM Gambia,The Gambia|Gambian
GN Guinea|Guinean
GQ Equatorial Guinea|Equatorial Guinean
GR Greece|Greek
GT Guatemala|Guatemalan
GW Guinea-Bissau|
GY Guyana|Guyanese
HK Hong Kong|
HN Honduras|Honduran
HR Croatia|Croatian,Croat
HT Haiti|Haitian
HU Hungary|Hungarian
ID Indonesia|Indonesian
IE Ireland,Irish Republic,Republic of Ireland|Irish
IL Israel|Israeli
IN India|Indian
IQ Iraq|Iraqi
IR Iran|Iranian
IS Iceland|Icelandic
IT Italy|Italian
JM Jamaica|Jamaican
JO Jordan|Jordanian
JP Japan|Japanese
KE Kenya|Kenyan
KG Kyrgyzstan|Kyrgyz
KH Cambodia,Kampuchea|Cambodian
KI Kiribati|
KM Comoros|Comorian
KN Saint Kitts and Nevis,St Kitts|
KP North Korea,DPRK|North Korean
KR South Korea,Republic of Korea|South Korean
KW Kuwait|Kuwaiti
KZ Kazakhstan|Kazakh,Kazakhstani
LA Laos|Lao,Laotian
LB Lebanon|Lebanese
LC Saint Lucia,St Lucia|Saint Lucian
LI Liechtenstein|
LK Sri Lanka,Ceylon|Sri Lankan
LR Liberia|Liberian
LS Lesotho|Basotho
LT Lithuania|Lithuanian
LU Luxembourg|
LV Latvia|Latvian
LY Libya|Libyan
MA Morocco|Moroccan
MC Monaco|
MD Moldova|Moldovan
ME Montenegro|Montenegrin
MG Madagascar|Malagasy
MH Marshall Islands|Marshallese
MK North Macedonia,Macedonia|Macedonian
ML Mali|Malian
MM Myanmar,Burma|Burmese,Myanma
MN Mongolia|Mongolian
MO Macau,Macao|
MR Mauritania|Mauritanian
MT Malta|Maltese
MU Mauritius|Mauritian
MV Maldives,The Maldives|Maldivian
MW Malawi|Malawian
MX Mexico|Mexican
MY Malaysia|Malaysian
MZ Mozambique|Mozambican
NA Namibia|Namibian
NE Niger|Nigerien
NG Nigeria|Nigerian
NI Nicaragua|Nicaraguan
NL Netherlands,The Netherlands,Holland|Dutch
NO Norway|Norwegian
NP Nepal|Nepalese,Nepali
NR Nauru|Nauruan
NZ New Zealand|
OM Oman|Omani
PA Panama|Panamanian
PE Peru|Peruvian
PG Papua New Guinea|Papua New Guinean
PH Philippines,The Philippines|Philippine,Filipino
PK Pakistan|Pakistani
PL Poland|Polish,Pole
PR Puerto Rico|Puerto Rican
PS Palestine,Palestinian territories,Palestinian Territories,Gaza Strip,Gaza,West Bank|Palestinian,Gazan
PT Portugal|Portuguese
PW Palau|Palauan
PY Paraguay|Paraguayan
QA Qatar|Qatari
RO Romania|Romanian
RS Serbia|Serbian,Serb
RU Russia,Russian Federation,Soviet Union,USSR|Russian,Soviet
RW Rwanda|Rwandan
SA Saudi Arabia|Saudi,Saudi Arabian
SB Solomon Islands|
SC Seychelles|
SD Sudan|Sudanese
SE Sweden|Swedish,Swede
SG Singapore|Singaporean
SI Slovenia|Slovenian
SK Slovakia|Slovak
SL Sierra Leone|Sierra Leonean
SM San Marino|
SN Senegal|Senegalese
SO Somalia,Somaliland|Somali
SR Suriname,Surinam|Surinamese
SS South Sudan|South Sudanese
ST Sao Tome and Principe|
SV El Salvador|Salvadoran,Salvadorean,Salvadorian
SY Syria|Syrian
SZ Eswatini,Swaziland|Swazi
TD Chad|Chadian
TG Togo|Togolese
TH Thailand|Thai
TJ Tajikistan|Tajik
TL East Timor,Timor-Leste|Timorese
TM Turkmenistan|Turkmen
TN Tunisia|Tunisian
TO Tonga|Tongan
TR Turkey,Türkiye|Turkish,Turk
TT Trinidad and Tobago,Trinidad|Trinidadian
TV Tuvalu|
TW Taiwan|Taiwanese
TZ Tanzania|Tanzanian
UA Ukraine|Ukrainian
UG Uganda|Ugandan
US United States,United States of America,U.S.,US,USA,U.S.A.|American,U.S.,US
UY Uruguay|Uruguayan
UZ Uzbekistan|Uzbek
VA Vatican,Vatican City,Holy See|
VC Saint Vincent and the Grenadines,St Vincent|
VE Venezuela|Venezuelan
VN Vietnam,Viet Nam|Vietnamese
VU Vanuatu|
WS Samoa|Samoan
XK Kosovo|Kosovar,Kosovan
YE Yemen|Yemeni
ZA South Africa|South African
ZM Zambia|Zambian
ZW Zimbabwe,Rhodesia|Zimbabwean
"""

NAMES: dict[str, str] = {}
"""ISO code by a country's name, in lower case."""
ADJECTIVES: dict[str, str] = {}
"""ISO code by what a country's people and things are called, in lower case."""
CODES: list[str] = []
for _line in _TABLE.strip().splitlines():
    _code, _rest = _line.split(" ", 1)
    _names, _adjectives = _rest.split("|")
    CODES.append(_code)
    NAMES.update({n.lower(): _code for n in _names.split(",")})
    ADJECTIVES.update({a.lower(): _code for a in _adjectives.split(",") if a})

CONTESTED = frozenset(
    "kashmir crimea abkhazia south ossetia nagorno-karabakh transnistria golan heights kurdistan palestine darfur".split()
)
STATES_OF_US: dict[str, str] = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID",
    "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME",
    "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO",
    "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM",
    "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR",
    "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN",
    "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA", "west virginia": "WV",
    "wisconsin": "WI", "wyoming": "WY", "district of columbia": "DC",
}  # fmt: skip
US_ABBREVIATIONS: dict[str, str] = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE", "fla": "FL",
    "ga": "GA", "ill": "IL", "ind": "IN", "kan": "KS", "ky": "KY", "la": "LA", "md": "MD", "mass": "MA", "mich": "MI",
    "minn": "MN", "miss": "MS", "mo": "MO", "mont": "MT", "neb": "NE", "nev": "NV", "n.h": "NH", "n.j": "NJ",
    "n.m": "NM", "n.y": "NY", "n.c": "NC", "n.d": "ND", "okla": "OK", "ore": "OR", "pa": "PA", "r.i": "RI",
    "s.c": "SC", "s.d": "SD", "tenn": "TN", "tex": "TX", "vt": "VT", "va": "VA", "wash": "WA", "w.va": "WV",
    "wis": "WI", "wyo": "WY", "d.c": "DC", "dc": "DC", "tx": "TX", "ca": "CA", "fl": "FL", "ny": "NY", "nj": "NJ",
    "il": "IL", "oh": "OH", "nc": "NC", "tn": "TN", "az": "AZ", "wa": "WA", "co": "CO", "mn": "MN", "wi": "WI",
    "ut": "UT", "ct": "CT", "ma": "MA", "mi": "MI", "ks": "KS", "ky.": "KY", "nm": "NM", "nv": "NV", "al": "AL",
}  # fmt: skip
