/** The chosen record: a claim, an incident or a count, with all that is known of it and what other pages say. */
import type { JSX } from "preact";
import type { Claim, Count, LedgerIncident } from "../../api/records";
import { ClaimCard } from "../../marks/claim-card";
import { Confidence } from "../../marks/confidence";
import { PartyChip } from "../../marks/party-chip";
import { Quotation } from "../../marks/quotation";
import { SourceChain, type Teller } from "../../marks/source-chain";
import { pageAddress } from "../../marks/page-address";
import { Empty } from "../../marks/states";
import { amount, capital, categoryInWords, formInWords, label, momentInWords, oneLine, stageInWords, verb } from "../../marks/words";
import { Correcting } from "../review/correcting";
import { Elsewhere } from "./elsewhere";
import { chainOf, countId } from "./layers";
import { effectInWords } from "./margin";
import { Pair, Part } from "./page-facts";
import type { Reading } from "./reading";
import { rolesOf } from "./roles";

interface Props {
  readonly reading: Reading;
  readonly record: string;
}

export function RecordShown({ reading, record }: Props): JSX.Element {
  const claim = reading.claims.get(record);
  const incident = reading.ledger.incidents.find((one) => one.id === record);
  const count = reading.ledger.counts.find((one) => countId(one) === record);
  if (!claim && !incident && !count) {
    return (
      <Empty title="The page has no such record now">
        <p>It may have been corrected, or the page was read anew.</p>
      </Empty>
    );
  }
  return (
    <>
      {claim && <ClaimShown reading={reading} claim={claim} />}
      {incident && <IncidentShown reading={reading} incident={incident} />}
      {count && <CountShown reading={reading} count={count} />}
      <Decided reading={reading} record={record} />
      <Correcting key={record} page={reading.view} record={record} />
      <Elsewhere reading={reading} record={record} />
    </>
  );
}

function ClaimShown({ reading, claim }: { readonly reading: Reading; readonly claim: Claim }): JSX.Element {
  const voice = reading.voiceOf.get(claim.id);
  const told = tolds(reading, claim.id);
  return (
    <section class="record">
      <p class="record-act">
        {voice ? <PartyChip name={voice.name} colour={voice.colour} named={voice.named} /> : <PartyChip name="no one named" named={false} />}{" "}
        <span>{verb(claim.act, voice !== undefined)}</span>
      </p>
      <blockquote class="record-words" lang={reading.ledger.page.language ?? undefined}>
        <Quotation text={reading.text} spans={claim.content} form={claim.form} />
      </blockquote>
      <dl class="pairs">
        <dt>Told by</dt>
        <dd>
          <SourceChain tellers={tellersOf(reading, claim)} />
        </dd>
        {claim.source && (
          <Pair name="Source">
            {[categoryInWords(claim.source.category), claim.source.named ? "known by name" : "not named"].filter(Boolean).join(", ")}
          </Pair>
        )}
        <Pair name="Form">{formInWords(claim.form)}</Pair>
        {claim.cue && <Pair name="Cue">“{oneLine(reading.text.slice(claim.cue.start, claim.cue.end))}”</Pair>}
        <dt>Confidence</dt>
        <dd>
          <Confidence value={claim.confidence} />
        </dd>
        {told.length > 0 && <Pair name="Tells of">{told.join("; ")}</Pair>}
      </dl>
    </section>
  );
}

/** The outlet, those within whose words the claim is told, and its source. */
function tellersOf(reading: Reading, claim: Claim): Teller[] {
  const { page, input } = reading.ledger;
  const links = chainOf(claim, reading.ledger.claims).map((one): Teller => {
    const voice = reading.voiceOf.get(one.id);
    const words = one.source ? oneLine(reading.text.slice(one.source.start, one.source.end)) : undefined;
    return {
      name: <bdi class="teller">{voice?.name ?? "no one named"}</bdi>,
      colour: voice?.colour,
      verb: verb(one.act, voice !== undefined),
      words: words !== voice?.name ? words : undefined,
    };
  });
  return [{ name: <bdi>{page.outlet ?? input}</bdi>, verb: "reports that" }, ...links];
}

/** Incidents and counts that are told in a claim. */
function tolds(reading: Reading, claim: string): string[] {
  const incidents = reading.ledger.incidents.filter((one) => one.told_by.includes(claim)).map((one) => label(one.type));
  const counts = reading.ledger.counts.filter((one) => one.told_by === claim).map((one) => `${amount(one)} ${effectInWords(one)}`);
  return [...incidents, ...counts];
}

function IncidentShown({ reading, incident }: { readonly reading: Reading; readonly incident: LedgerIncident }): JSX.Element {
  const counts = reading.ledger.counts.filter((one) => one.incident === incident.id);
  return (
    <section class="record">
      <p class="record-act">
        <b>{capital(label(incident.type))}</b> <span>{stageInWords(incident.stage)}</span>
      </p>
      <blockquote class="record-words" lang={reading.ledger.page.language ?? undefined}>
        <Quotation text={reading.text} spans={incident.triggers.slice(0, 1)} context={90} />
      </blockquote>
      <dl class="pairs">
        {rolesOf(reading, incident).map(([role, fillers]) => (
          <Pair key={role} name={role}>
            {fillers.join("; ")}
          </Pair>
        ))}
        {counts.length > 0 && <Pair name="counts">{counts.map((count) => `${amount(count)} ${effectInWords(count)}`).join("; ")}</Pair>}
        <dt>Confidence</dt>
        <dd>
          <Confidence value={incident.confidence} />
        </dd>
      </dl>
      <ToldBy reading={reading} by={incident.told_by} />
    </section>
  );
}

function CountShown({ reading, count }: { readonly reading: Reading; readonly count: Count }): JSX.Element {
  const incident = reading.ledger.incidents.find((one) => one.id === count.incident);
  return (
    <section class="record">
      <p class="record-act">
        <b>{amount(count)}</b> <span>{effectInWords(count)}</span>
      </p>
      <blockquote class="record-words" lang={reading.ledger.page.language ?? undefined}>
        <Quotation text={reading.text} spans={[count]} context={90} />
      </blockquote>
      <dl class="pairs">{incident && <Pair name="Of">{label(incident.type)}</Pair>}</dl>
      <ToldBy reading={reading} by={[count.told_by]} />
    </section>
  );
}

/** Which claims tell it; null is the page in its own voice. */
function ToldBy({ reading, by }: { readonly reading: Reading; readonly by: readonly (string | null)[] }): JSX.Element {
  const claims = by.map((id) => (id === null ? null : reading.claims.get(id))).filter((claim) => claim !== undefined);
  return (
    <Part name="Told by">
      {claims.map((claim) =>
        claim === null ? (
          <p key="own" class="own-voice">
            {reading.ledger.page.outlet ?? "the page"}, in its own voice
          </p>
        ) : (
          <ClaimCard key={claim.id} act={claim.act} source={voiceChip(reading, claim)} said={<Quotation text={reading.text} spans={claim.content} form={claim.form} />} href={pageAddress(reading.ledger.page.id, { record: claim.id })} />
        ),
      )}
    </Part>
  );
}

function voiceChip(reading: Reading, claim: Claim): JSX.Element | null {
  const voice = reading.voiceOf.get(claim.id);
  return voice ? <PartyChip name={voice.name} colour={voice.colour} named={voice.named} /> : null;
}

const DECIDED: Readonly<Record<string, string>> = { accept: "accepted", reject: "rejected", correct: "corrected", add: "added", join: "joined", part: "parted" };

function Decided({ reading, record }: Props): JSX.Element | null {
  const marks = reading.view.marks.filter((mark) => mark.record === record);
  if (marks.length === 0) return null;
  return (
    <ul class="decided">
      {marks.map((mark) => (
        <li key={mark.decision}>
          {DECIDED[mark.verb] ?? mark.verb} by <bdi>{mark.by}</bdi>, {momentInWords(mark.at)}
        </li>
      ))}
    </ul>
  );
}
