"""When two addresses are of one page: the form in which addresses are compared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|(fb|gc|dc|msc|y|tw|ga)lid|(fb|g|ms|tw|y)clid|igshid|mc_[ce]id|cmp(id)?|ref(_?src|errer)?|at_(medium|campaign"
    r"|custom\d|link_\w+|format|bbc_\w+)|ns_\w+|spm|ocid|s_?cid|smid|xtor|__twitter_impression|_hs\w+|amp|outputtype",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(index\.(html?|php|aspx?))?$", re.IGNORECASE)
_AS_IS = "/%:@!$&'()*+,;=~-._"
"""What stands in a path as itself (RFC 3986, section 3.3), and the mark of what is escaped already."""
_AMP = re.compile(r"(?<=.)/amp$", re.IGNORECASE)


def address_of(url: str | None) -> str | None:
    """Return the address without what changes from visit to visit; None where it is no page's own.

    Scheme, ``www.``, the scheme's port, fragment, marks of tracking, the order of the query and a last stroke do not
    matter. The front of a site is no page: another article stands there every day.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = _host(parts.hostname, parts.port)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    path = quote(_shortest(parts.path), safe=_AS_IS, errors="replace")
    query = urlencode(sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.fullmatch(k)))
    if not path and not query:
        return None
    return f"{host}{path}" + (f"?{query}" if query else "")


def _shortest(path: str) -> str:
    """Return the path without the index, strokes and mark of a quick version that it ends with, however often."""
    while (shorter := _AMP.sub("", _INDEX.sub("", path))) != path:
        path = shorter
    return path


def _host(name: str | None, port: int | None) -> str:
    host = re.sub(r"^(www|m|amp)\.(?=[^.]+\.)", "", (name or "").casefold().rstrip("."))
    return host if port in {None, 80, 443} else f"{host}:{port}"
