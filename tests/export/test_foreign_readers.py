"""Exports are opened by programs that others use, and say there what they say in the case."""

import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pyld import jsonld

from testigo.export.acled import COLUMNS, acled
from testigo.export.citations import csl
from testigo.export.csv_table import csv_table
from testigo.export.material import Material
from testigo.export.parquet import parquet
from testigo.export.records import FIELDS, FlatRecords
from testigo.export.web_annotation import web_annotation

OA, DC, RDF = "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
AS = "http://www.w3.org/ns/activitystreams#"
TERMS = {
    "@vocab": "https://unknown.example/",
    "id": "@id",
    "type": "@type",
    **{name: f"{OA}{name}" for name in ("Annotation", "SpecificResource", "TextualBody", "TextQuoteSelector", "TextPositionSelector", "TimeState", "classifying", "describing", "exact", "prefix", "suffix", "start", "end")},
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "items": {"@id": f"{AS}items", "@container": "@list"},
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "state": {"@id": f"{OA}hasState", "@type": "@id"},
    "cached": {"@id": f"{OA}cachedSource", "@type": "@id"},
    "sourceDate": f"{OA}sourceDate",
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "value": f"{RDF}value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "creator": {"@id": f"{DC}creator", "@type": "@id"},
    "modified": f"{DC}modified",
    "generator": {"@id": f"{AS}generator", "@type": "@id"},
    "startIndex": f"{AS}startIndex",
    "name": "http://xmlns.com/foaf/0.1/name",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": f"{AS}Application",
}  # fmt: skip
"""The terms of http://www.w3.org/ns/anno.jsonld that annotations here have, as its document defines them."""


def words_of(material: Material) -> list[str]:
    return [record["words"] for record in FlatRecords(material).all()]


def test_annotations_are_linked_data_of_the_vocabulary_with_every_word_in_it(material: Material) -> None:
    def context(url: str, _options: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        document = {"@context": TERMS}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    made = json.loads(web_annotation(material))
    triples = jsonld.to_rdf(made, {"documentLoader": context})["@default"]
    assert not [t for t in triples if t["predicate"]["value"].startswith("https://unknown.example/")]
    told: dict[str, list[str]] = {}
    for triple in triples:
        told.setdefault(triple["predicate"]["value"], []).append(triple["object"]["value"])
    assert told[f"{RDF}type"].count(f"{OA}Annotation") == len(made["items"])
    quoted = [s["exact"] for item in made["items"] for t in item["target"] for s in t["selector"] if "exact" in s]
    assert sorted(told[f"{OA}exact"]) == sorted(quoted)
    assert set(told[f"{OA}motivatedBy"]) == {f"{OA}classifying"}


def test_three_programs_read_the_table_alike(material: Material, tmp_path: Path) -> None:
    path = tmp_path / "quay.csv"
    path.write_bytes(csv_table(material))
    by_pandas = pd.read_csv(path, dtype=str, keep_default_na=False)
    by_polars = pl.read_csv(path, infer_schema=False)
    by_duckdb = duckdb.execute(f"SELECT words FROM read_csv('{path}', all_varchar = true, header = true)").fetchall()
    assert list(by_pandas) == by_polars.columns == list(FIELDS)
    expected = [words.removeprefix("'") for words in words_of(material)]
    for found in (list(by_pandas["words"]), by_polars["words"].to_list(), [words for (words,) in by_duckdb]):
        assert [words.removeprefix("'") for words in found] == expected  # what would be a formula has a ' before it


def test_two_programs_that_did_not_write_it_read_the_parquet_file(material: Material, tmp_path: Path) -> None:
    path = tmp_path / "quay.parquet"
    path.write_bytes(parquet(material))
    asked = duckdb.execute(f"SELECT words, spans, confidence FROM '{path}' WHERE record = 'claim'").fetchall()
    claims = list(FlatRecords(material).claims())
    assert [words for words, *_ in asked] == [c["words"] for c in claims]
    assert [confidence for *_, confidence in asked] == pytest.approx([c["confidence"] for c in claims])
    assert all(spans for _, spans, _ in asked)
    found = pl.read_parquet(io.BytesIO(path.read_bytes()))
    assert found["words"].to_list() == words_of(material)
    assert found["independent_origins"].dtype.is_integer()


def test_a_table_of_events_is_read_with_its_numbers_as_numbers(material: Material) -> None:
    found = pd.read_csv(io.BytesIO(acled(material)), encoding="utf-8-sig")
    assert tuple(found) == COLUMNS
    assert len(found) == len(material.accounts.incidents)
    assert pd.api.types.is_numeric_dtype(found["latitude"])
    assert pd.api.types.is_numeric_dtype(found["fatalities"])


def test_a_processor_of_citations_sets_each_page_with_its_title_outlet_and_address(material: Material) -> None:
    made = json.loads(csl(material))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(made), formatter.plain)
    for item in made:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    told = " ".join(map(str, bibliography.bibliography()))
    for item in made:
        assert item["container-title"] in told
        if "URL" in item:
            assert item["URL"] in told
