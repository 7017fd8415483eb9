"""Places that stand in datelines without more: countries, capitals, and the cities that news is often filed from.

A short list on purpose: it only settles whether "Nairobi — The court …" opens with a dateline. Where a place lies is for the
gazetteer to say.
"""

from __future__ import annotations

import re

_COUNTRIES = """
Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|
Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia and Herzegovina|Botswana|Brazil|Britain|Brunei|Bulgaria|Burkina Faso|Burma|
Burundi|Cambodia|Cameroon|Canada|Central African Republic|Chad|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|
Czech Republic|Denmark|Djibouti|Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Eswatini|
Ethiopia|Fiji|Finland|France|Gabon|Gambia|Gaza Strip|Georgia|Germany|Ghana|Greece|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|
Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|
Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|
Mauritania|Mauritius|Mexico|Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|
Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|Palestine|Panama|Papua New Guinea|
Paraguay|Peru|Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|
Sierra Leone|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|
Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Trinidad|Tunisia|Turkey|Turkmenistan|U.A.E.|U.K.|Uganda|Ukraine|
United Arab Emirates|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|West Bank|Western Sahara|Yemen|Zambia|Zimbabwe|Crimea|Kashmir
"""
_CITIES = """
Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Aden|Ahmedabad|Aleppo|Algiers|Almaty|Amman|Amsterdam|Anchorage|Ankara|Antananarivo|
Ashgabat|Asmara|Astana|Asunción|Asuncion|Athens|Atlanta|Auckland|Austin|Baghdad|Baku|Bali|Baltimore|Bamako|Bangalore|Bengaluru|
Bangkok|Bangui|Banjul|Barcelona|Basra|Beijing|Beirut|Belfast|Belgrade|Belmopan|Benghazi|Berlin|Bern|Bhopal|Birmingham|Bishkek|
Bissau|Bogota|Bogotá|Bonn|Boston|Brasilia|Brasília|Bratislava|Brazzaville|Brisbane|Brussels|Bucharest|Budapest|Buenos Aires|
Bujumbura|Bukavu|Cairo|Calcutta|Cali|Canberra|Cape Town|Caracas|Cardiff|Casablanca|Chandigarh|Chennai|Chicago|Chisinau|
Chittagong|Colombo|Conakry|Copenhagen|Dakar|Dallas|Damascus|Dar es Salaam|Davos|Delhi|Denver|Detroit|Dhaka|Diyarbakir|Djibouti|
Dodoma|Doha|Donetsk|Dubai|Dublin|Durban|Dushanbe|Edinburgh|El Paso|Entebbe|Erbil|Fallujah|Frankfurt|Freetown|Gaborone|Gaza|
Gaza City|Geneva|Genoa|Glasgow|Goma|Guatemala City|Guangzhou|Guayaquil|Guwahati|Hamburg|Hanoi|Harare|Havana|Helsinki|Hong Kong|
Honolulu|Houston|Hyderabad|Imphal|Islamabad|Istanbul|Izmir|Jaipur|Jakarta|Jammu|Jeddah|Jerusalem|Johannesburg|Juba|Kabul|Kampala|
Kandahar|Kano|Karachi|Kathmandu|Kharkiv|Kherson|Khartoum|Kiev|Kigali|Kingston|Kinshasa|Kolkata|Kuala Lumpur|Kuwait City|Kyiv|Lagos|
Lahore|La Paz|Las Vegas|Libreville|Lilongwe|Lima|Lisbon|Liverpool|Ljubljana|Lomé|Lome|London|Los Angeles|Luanda|Lucknow|Lusaka|
Lviv|Madrid|Maiduguri|Managua|Manama|Manchester|Manila|Maputo|Mariupol|Maseru|Mbabane|Medellín|Medellin|Melbourne|Mexico City|
Miami|Milan|Minneapolis|Minsk|Mogadishu|Mombasa|Monrovia|Montevideo|Montreal|Moscow|Mosul|Mumbai|Munich|Muscat|Nablus|Nairobi|
Nassau|Naypyitaw|N'Djamena|New Delhi|New Orleans|New York|Niamey|Nicosia|Nouakchott|Odesa|Odessa|Osaka|Oslo|Ottawa|Ouagadougou|
Panama City|Paramaribo|Paris|Patna|Peshawar|Philadelphia|Phnom Penh|Phoenix|Port Louis|Port Moresby|Port-au-Prince|Portland|
Port of Spain|Prague|Praia|Pretoria|Pristina|Pyongyang|Quetta|Quito|Rabat|Raipur|Ramallah|Ranchi|Raqqa|Rawalpindi|Reykjavik|Riga|
Rio de Janeiro|Riyadh|Rome|Sacramento|Salt Lake City|San Antonio|San Diego|San Francisco|San José|San Jose|San Juan|San Salvador|
Sanaa|Sana'a|Santiago|Santo Domingo|São Paulo|Sao Paulo|Sarajevo|Seattle|Seoul|Shanghai|Singapore|Skopje|Sofia|Srinagar|
St. Louis|St. Petersburg|Stockholm|Strasbourg|Suva|Sydney|Taipei|Tallinn|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|The Hague|
Tijuana|Tirana|Tokyo|Toronto|Tripoli|Tunis|Ulaanbaatar|United Nations|Valletta|Valparaíso|Vancouver|Vatican City|Vienna|Vientiane|
Vilnius|Warsaw|Washington|Washington, D.C.|Wellington|Windhoek|Yangon|Yaoundé|Yaounde|Yerevan|Zagreb|Zurich
"""
_STATES = """
Ala.|Alaska|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|D.C.|Fla.|Ga.|Hawaii|Idaho|Ill.|Ind.|Iowa|Kan.|Ky.|La.|Maine|Md.|Mass.|Mich.|Minn.|
Miss.|Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Ohio|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Texas|Utah|Vt.|Va.|Wash.|W.Va.|Wis.|
Wyo.|Alabama|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Illinois|Indiana|Kansas|Kentucky|Louisiana|Maryland|
Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|
North Dakota|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Vermont|Virginia|West Virginia|
Wisconsin|Wyoming|Ontario|Quebec|Que.|Ont.|Alberta|British Columbia|B.C.|Manitoba|Saskatchewan|Nova Scotia|New South Wales|Victoria|
Queensland|Kerala|Bihar|Punjab|Assam|Manipur|Chhattisgarh|Jharkhand|Odisha|Gujarat|Rajasthan
"""
_KNOWN = frozenset(
    name.lower() for names in (_COUNTRIES, _CITIES, _STATES) for name in names.replace("\n", "").split("|")
)


def is_city(place: str) -> bool:
    """Whether a place, or each part of "Beirut/London" and the first of "Kyiv, Ukraine", is one of the list."""
    whole = " ".join(place.lower().split()).strip(" ,")
    if whole in _KNOWN:
        return True
    return all(part.split(",")[0].strip() in _KNOWN for part in re.split(r"\s?/\s?|\sand\s", whole))
