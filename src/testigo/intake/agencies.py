"""Wire services and the names they go by: "AP", "The Associated Press" and "(AP)" are one agency."""

from __future__ import annotations

import re

AGENCIES: dict[str, tuple[str, ...]] = {
    "AP": ("Associated Press", "The Associated Press"),
    "Reuters": ("Thomson Reuters",),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "EFE": ("Agencia EFE",),
    "ACAN-EFE": (),
    "DPA": ("Deutsche Presse-Agentur",),
    "ANSA": (),
    "UPI": ("United Press International",),
    "PA": ("Press Association", "PA Media"),
    "Xinhua": ("Xinhua News Agency",),
    "TASS": ("ITAR-TASS",),
    "RIA Novosti": (),
    "Interfax": (),
    "PTI": ("Press Trust of India",),
    "ANI": ("Asian News International",),
    "IANS": ("Indo-Asian News Service",),
    "APP": ("Associated Press of Pakistan",),
    "Anadolu": ("Anadolu Agency",),
    "Kyodo": ("Kyodo News",),
    "Jiji": ("Jiji Press",),
    "Yonhap": ("Yonhap News Agency",),
    "KCNA": (),
    "Bernama": (),
    "Antara": (),
    "VNA": (),
    "IRNA": (),
    "SANA": (),
    "WAFA": (),
    "MENA": (),
    "NAN": ("News Agency of Nigeria",),
    "PANA": (),
    "SAPA": (),
    "GNA": ("Ghana News Agency",),
    "Prensa Latina": (),
    "Telam": ("Télam",),
    "Notimex": (),
    "Andina": (),
    "AAP": ("Australian Associated Press",),
    "Ukrinform": (),
    "Lusa": (),
    "Belga": (),
    "ANP": (),
    "CNN": ("CNN Wire", "CNN Newsource"),
    "BBC": ("BBC News",),
    "CBS": ("CBS News",),
    "NBC": ("NBC News",),
    "ABC": ("ABC News",),
    "Bloomberg": ("Bloomberg News",),
    "NPR": (),
    "RFE/RL": ("Radio Free Europe/Radio Liberty",),
    "VOA": ("Voice of America",),
    "Al Jazeera": (),
}
"""Agencies and broadcasters whose copy others print, by the name that is kept, with their other names."""

_BY_NAME = {name.lower(): kept for kept, others in AGENCIES.items() for name in (kept, *others)}
_LONG = sorted((n for n in _BY_NAME if len(n) > 4), key=len, reverse=True)
_IN_TEXT = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in _LONG) + r")(?!\w)", re.IGNORECASE)
_SHORT = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(n) for n in AGENCIES if n.isupper()) + r")(?![\w-])")


def agency_of(name: str) -> str | None:
    """The agency that a name stands for, or None when it is not known."""
    return _BY_NAME.get(" ".join(name.split()).lower())


def agencies_in(line: str) -> list[str]:
    """Agencies named in a credit line, in order, each once."""
    hits = [(m.start(), _BY_NAME[m[0].lower()]) for pattern in (_IN_TEXT, _SHORT) for m in pattern.finditer(line)]
    return list(dict.fromkeys(name for _, name in sorted(hits)))
