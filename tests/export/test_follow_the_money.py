import json
from collections.abc import Iterator

import pytest

from testigo.export.material import Material

pytest.importorskip("followthemoney", reason="the extra ftm is not installed: PyICU, which it needs, has to be built")

from followthemoney import Dataset, model
from followthemoney.statement import StatementEntity

from testigo.export.follow_the_money import follow_the_money

CASE = Dataset.make({"name": "case", "title": "Case"})


def entities(material: Material) -> Iterator[StatementEntity]:
    for line in follow_the_money(material).decode().splitlines():
        yield StatementEntity.from_data(CASE, json.loads(line))


def test_every_entity_is_of_the_model_with_values_that_its_properties_can_have(material: Material) -> None:
    found = list(entities(material))
    accounts = material.accounts
    assert sum(e.schema.name == "Event" for e in found) == len(accounts.incidents)
    assert sum(e.schema.name == "Article" for e in found) == len(accounts.pages)
    for entity in found:
        model.get_proxy(entity.to_dict(), cleaned=False)
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (prop, value)


def test_what_two_pages_tell_are_two_statements_each_with_its_chain(material: Material) -> None:
    told = [s for e in entities(material) if e.schema.name == "Event" for s in e.get_statements("date")]
    pages = {n.page for event in material.accounts.incidents for n in event.mentions}
    assert {s.dataset for s in told} == {f"page_{page[7:15]}" for page in pages}
    assert all("→" in (s.origin or "") or ":" in (s.origin or "") for s in told)


def test_whom_an_event_involves_is_an_entity_of_the_file(material: Material) -> None:
    found = {e.id: e for e in entities(material)}
    involved = {i for e in found.values() if e.schema.name == "Event" for i in e.get("involved")}
    assert involved
    assert involved <= set(found)
    assert {found[i].schema.is_a("LegalEntity") for i in involved} == {True}


def test_the_same_material_gives_the_same_file(material: Material) -> None:
    assert follow_the_money(material) == follow_the_money(material)
