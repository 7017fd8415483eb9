"""The records of a ledger in HTML, beside the text: claims by source, incidents, counts, entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from testigo.ledger import Claim, Count, Incident, Ledger
from testigo.show import words
from testigo.show.marked_text import colour, count_id, shown
from testigo.show.roles import Roles
from testigo.show.sources import Sources, Voice


class RecordCards:
    """The cards of one ledger; ``at`` begins the names of what its links lead to."""

    def __init__(self, ledger: Ledger, sources: Sources, *, at: str) -> None:
        """Take the ledger and who says what in it."""
        self._ledger = ledger
        self._text = ledger.page.text
        self._sources = sources
        self._at = at
        self._roles = Roles(ledger)

    def html(self) -> Iterator[str]:
        """Yield the sections of the panel."""
        ledger, voices = self._ledger, self._sources.voices
        sources = f"{len(ledger.claims)} from {words.how_many(len(voices), 'source')}" if voices else "none"
        yield from self._section("Claims", sources, (part for voice in voices for part in self._voice(voice)))
        yield from self._section("Incidents", len(ledger.incidents), map(self._incident, ledger.incidents))
        counts = (self._count(number, count) for number, count in enumerate(ledger.counts))
        yield from self._section("Counts", len(ledger.counts), counts)
        if ledger.entities:
            names = "".join(self._entities())
            yield f"<details><summary>Names <small>{len(ledger.entities)}</small></summary><ul>{names}</ul></details>"

    def _section(self, name: str, many: int | str, inside: Iterable[str]) -> Iterator[str]:
        yield f"<section><h3>{name} <small>{many or 'none'}</small></h3>"
        yield from inside
        yield "</section>"

    def _voice(self, voice: Voice) -> Iterator[str]:
        named = voice.claims[0].source is not None
        category = words.label(voice.category or "")
        yield f'<section class="voice {colour(voice.number if named else None)}">'
        yield f'<h4 dir="auto">{shown(voice.name)} <small>{category}</small></h4>'
        yield from map(self._claim, voice.claims)
        yield "</section>"

    def _claim(self, claim: Claim) -> str:
        passed = self._sources.passed_on(claim)
        if passed:
            inner = "; ".join(f"{shown(self._sources.name(other))} ({self._link(other.id)})" for other in passed)
            line = f'<b class="act">passes on</b> {inner}'
        else:
            line = (
                f'<b class="act {claim.act}">{words.act(claim)}</b> <bdi>{shown(words.said(claim, self._text))}</bdi>'
            )
        chain = self._sources.chain(claim)
        facts = [
            " → ".join((self._ledger.page.outlet or "the page", *chain)) if len(chain) > 1 else "",
            f"{claim.form} speech" if claim.form != "mixed" else "partly quoted",
            f"cue “{words.one_line(claim.cue.of(self._text))}”" if claim.cue else "follows on, no cue",
            _confidence(claim.confidence),
        ]
        return self._card(claim.id, f"<p>{line}</p>{_facts(facts)}", back=f"at-{claim.id}")

    def _incident(self, incident: Incident) -> str:
        title = f"<b>{words.label(incident.type).capitalize()}</b> "
        stage = f'<span class="stage {incident.stage}">{words.STAGES[incident.stage]}</span>'
        rows = [(name, shown("; ".join(found))) for name, found in self._roles.of(incident)]
        rows.append(("told by", self._tellers(incident.told_by)))
        rows.append(("words", shown("; ".join(words.once(word.of(self._text) for word in incident.triggers)))))
        listed = "".join(f"<dt>{name}</dt><dd><bdi>{value}</bdi></dd>" for name, value in rows)
        facts = _facts([_confidence(incident.confidence)])
        return self._card(incident.id, f"<p>{title}{stage}</p><dl>{listed}</dl>{facts}")

    def _count(self, number: int, count: Count) -> str:
        who = words.label(count.who)
        line = f"<b>{words.amount(count)}</b> {count.effect}" + (f" · {who}" if who else "")
        facts = f"“{shown(words.one_line(count.of(self._text)))}” · {self._tellers([count.told_by])}"
        of = f" · {self._link(count.incident)}" if count.incident else ""
        return self._card(count_id(number), f'<p>{line}</p><p class="facts"><bdi>{facts}{of}</bdi></p>')

    def _entities(self) -> Iterator[str]:
        for entity in self._ledger.entities:
            many = words.how_many(len(entity.mentions), "mention")
            yield (
                f'<li class="record" data-id="{shown(entity.id)}" tabindex="0"><bdi>{shown(entity.name)}</bdi> '
                f"<small>{entity.kind}, {many}</small></li>"
            )

    def _card(self, record: str, inside: str, *, back: str | None = None) -> str:
        name = shown(record)
        link = f'<a class="id" href="#{self._at}{shown(back or record)}">{name}</a>'
        return f'<article class="record" id="{self._at}{name}" data-id="{name}">{link}<div>{inside}</div></article>'

    def _link(self, record: str) -> str:
        return f'<a href="#{self._at}{shown(record)}">{shown(record)}</a>'

    def _tellers(self, told_by: Iterable[str | None]) -> str:
        return "; ".join(
            shown(name) + (f" ({', '.join(map(self._link, claims))})" if claims else "")
            for name, claims in self._sources.told(told_by).items()
        )


def _facts(facts: Iterable[str]) -> str:
    return f'<p class="facts"><bdi>{shown(" · ".join(fact for fact in facts if fact))}</bdi></p>'


def _confidence(share: float) -> str:
    unsure = "unsure, " if share < words.UNSURE else ""
    return f"{unsure}confidence {share:.2f}"
