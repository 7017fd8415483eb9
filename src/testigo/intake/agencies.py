"""Wire services and the names they go by: "AP", "The Associated Press" and "(AP)" are one agency."""

from __future__ import annotations

import re

AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("Associated Press", "The Associated Press"),
    "Reuters": ("Thomson Reuters", "Reuters News Agency"),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "EFE": ("Agencia EFE", "Spanish news agency EFE"),
    "ACAN-EFE": ("ACAN", "acan-efe"),
    "DPA": ("Deutsche Presse-Agentur", "dpa-infocom"),
    "ANSA": ("Agenzia ANSA",),
    "UPI": ("United Press International",),
    "PA": ("Press Association", "PA Media", "PA News"),
    "Xinhua": ("Xinhua News Agency", "XINHUA"),
    "China News Service": (),
    "TASS": ("ITAR-TASS",),
    "RIA Novosti": ("RIA", "Novosti", "Sputnik"),
    "Interfax": (),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": ("Indo-Asian News Service",),
    "UNI": ("United News of India",),
    "APP": ("Associated Press of Pakistan",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "UNB": ("United News of Bangladesh",),
    "RSS": ("Rastriya Samachar Samiti",),
    "Pajhwok": ("Pajhwok Afghan News",),
    "Anadolu": ("Anadolu Agency", "AA"),
    "DHA": ("Demirören News Agency", "Dogan News Agency"),
    "Kyodo": ("Kyodo News",),
    "Jiji": ("Jiji Press",),
    "Yonhap": ("Yonhap News Agency", "Yonhap News"),
    "KCNA": ("Korean Central News Agency",),
    "CNA": ("Central News Agency",),
    "Bernama": (),
    "Antara": ("ANTARA News",),
    "PNA": ("Philippine News Agency",),
    "VNA": ("Vietnam News Agency",),
    "IRNA": ("Islamic Republic News Agency",),
    "ISNA": (),
    "Fars": ("Fars News Agency",),
    "Tasnim": ("Tasnim News Agency",),
    "Mehr": ("MNA", "Mehr News Agency"),
    "SANA": ("Syrian Arab News Agency",),
    "NNA": ("National News Agency",),
    "WAFA": ("Palestinian News Agency",),
    "Petra": ("Jordan News Agency",),
    "SPA": ("Saudi Press Agency",),
    "WAM": ("Emirates News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "QNA": ("Qatar News Agency",),
    "MENA": ("Middle East News Agency",),
    "APS": ("Algérie Presse Service", "Algeria Press Service"),
    "MAP": ("Maghreb Arabe Presse",),
    "NAN": ("News Agency of Nigeria",),
    "PANA": ("Panapress",),
    "SAPA": ("South African Press Association",),
    "ANA": ("African News Agency",),
    "GNA": ("Ghana News Agency",),
    "KNA": ("Kenya News Agency",),
    "ENA": ("Ethiopian News Agency",),
    "SUNA": ("Sudan News Agency",),
    "Prensa Latina": ("PL", "Prela"),
    "Telam": ("Télam",),
    "Notimex": (),
    "Andina": (),
    "Agência Brasil": ("Agencia Brasil",),
    "Estadão Conteúdo": ("Agência Estado",),
    "Canadian Press": ("The Canadian Press",),
    "AAP": ("Australian Associated Press",),
    "RNZ": ("Radio New Zealand",),
    "Ukrinform": (),
    "Unian": (),
    "Belta": ("BelTA",),
    "Lusa": ("Agência Lusa",),
    "Europa Press": (),
    "Belga": (),
    "ANP": (),
    "APA": ("Austria Presse Agentur",),
    "Keystone-SDA": ("SDA", "ATS"),
    "TT": ("TT News Agency",),
    "NTB": (),
    "Ritzau": (),
    "STT": (),
    "PAP": ("Polish Press Agency",),
    "CTK": ("ČTK",),
    "MTI": (),
    "Tanjug": (),
    "Hina": (),
    "BTA": ("Bulgarian News Agency",),
    "Agerpres": (),
    "AGI": (),
    "Adnkronos": (),
    "CNN": ("CNN Wire", "CNN Newsource", "CNN International"),
    "BBC": ("BBC News",),
    "CBS": ("CBS News", "CBS Newspath"),
    "NBC": ("NBC News",),
    "ABC": ("ABC News",),
    "Fox News": (),
    "Bloomberg": ("Bloomberg News",),
    "NPR": (),
    "RFE/RL": ("Radio Free Europe/Radio Liberty", "Radio Free Europe"),
    "RFI": ("Radio France Internationale",),
    "DW": ("Deutsche Welle",),
    "VOA": ("Voice of America",),
    "Al Jazeera": (),
    "The New York Times": ("New York Times",),
    "The Washington Post": ("Washington Post",),
}
"""Agencies and broadcasters whose copy others print, by the name that is kept, with their other names."""

_BY_NAME = {name.lower(): kept for kept, others in AGENCIES.items() for name in (kept, *others)}
_WORDS = frozenset("andina antara belga fars hina mehr petra map mena anp unian".split())
"""Names that are also words: they count in capitals or with an initial capital, alone in their parentheses."""
_LONG = sorted((n for n in _BY_NAME if len(n) > 4 and n not in _WORDS), key=len, reverse=True)
_IN_TEXT = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(n) for n in _LONG) + r")(?![\w-])", re.IGNORECASE)
_CAPITALS = sorted(
    (n for names in AGENCIES.items() for n in (names[0], *names[1]) if n.isupper()), key=len, reverse=True
)
_SHORT = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(n) for n in _CAPITALS) + r")(?![\w-])")
_FIRST_NAMES = re.compile(r"(?:ANA|ANI|UNI)(?=\s+(?!NEWS|PHOTO|VIDEO|DESK)[A-ZÀ-Þ][\w'’-]+)")
"""In a line of capitals "ANA RUIZ" is a person."""


def agency_of(name: str) -> str | None:
    """The agency that a name stands for, or None when it is not known."""
    return _BY_NAME.get(" ".join(name.split()).lower())


def agencies_in(line: str) -> list[str]:
    """Agencies named in a credit line, in order, each once."""
    hits = [
        (m.start(), -m.end(), _BY_NAME[m[0].lower()])
        for pattern in (_IN_TEXT, _SHORT)
        for m in pattern.finditer(line)
        if not _FIRST_NAMES.match(line, m.start())
    ]
    kept: list[str] = []
    reach = 0
    for start, end, name in sorted(hits):
        if start >= reach:
            kept.append(name)
            reach = -end
    return list(dict.fromkeys(kept))
