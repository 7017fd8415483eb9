"""The formats that a case is exported to: what each is, how its file ends, and what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from testigo.export.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format. ``makes`` is the module of this package and its function; ``is_text`` says that a terminal can show it.

    ``extra`` is the extra of Testigo that brings the library it needs, None where it needs none.
    """

    name: str
    about: str
    ending: str
    makes: tuple[str, str]
    is_text: bool = True
    extra: str | None = None

    def made(self, material: Material) -> bytes:
        """Return the file. Raises TestigoError T741 where the format's library is not installed."""
        module, function = self.makes
        made = getattr(import_module(f"testigo.export.{module}"), function)(material)
        assert isinstance(made, bytes)
        return made


_ALL = (
    Format(name="csv", about="table: a row for each claim, count and telling", ending="csv", makes=("csv_table", "csv_table")),
    Format(name="xlsx", about="workbook: sheets of claims, counts, tellings, answers and pages", ending="xlsx", makes=("workbook", "workbook"), is_text=False),
    Format(name="parquet", about="the table of CSV with types", ending="parquet", makes=("parquet", "parquet"), is_text=False, extra="parquet"),
    Format(name="geojson", about="map: a point for each place told, with its precision (RFC 7946)", ending="geojson", makes=("geojson", "geojson")),
    Format(name="webanno", about="W3C Web Annotations of every record", ending="jsonld", makes=("web_annotation", "web_annotation")),
    Format(name="schema-org", about="schema.org as JSON-LD: NewsArticle and Claim", ending="jsonld", makes=("schema_org", "schema_org")),
    Format(name="ftm", about="FollowTheMoney entities with statements, one a line", ending="ftm.json", makes=("follow_the_money", "follow_the_money"), extra="ftm"),
    Format(name="timelinejs", about="JSON for TimelineJS", ending="json", makes=("timelinejs", "timelinejs")),
    Format(name="acled", about="table of events in the manner of ACLED's; draft coding", ending="csv", makes=("acled", "acled")),
    Format(name="bibtex", about="citations of the pages, with the copy kept", ending="bib", makes=("citations", "bibtex")),
    Format(name="csl", about="the same as CSL JSON, for Zotero and others", ending="json", makes=("citations", "csl")),
    Format(name="factsheet", about="Markdown to check a story by: every answer with its words, to tick", ending="md", makes=("fact_sheet", "fact_sheet")),
    Format(name="inception", about="ZIP of UIMA CAS JSON for INCEpTION; `testigo corrections` takes it back", ending="zip", makes=("inception", "inception"), is_text=False, extra="inception"),
)  # fmt: skip
FORMATS: dict[str, Format] = {f.name: f for f in _ALL}
