/** What is known of a page as a whole: who speaks on it, which incidents it tells of, which pages it depends on. */
import type { ComponentChildren, JSX } from "preact";
import { useResource } from "../../api/kept";
import type { Link, PageCard } from "../../api/records";
import { resources } from "../../api/resources";
import { Icon } from "../../marks/icon";
import { dependence, percent } from "../../marks/lineage";
import { datedName, pageAddress, pageName, spansAt } from "../../marks/page-address";
import { Dot } from "../../marks/party-chip";
import { capital, categoryInWords, counted, evidenceInWords, label, momentInWords } from "../../marks/words";
import { addressOf, ask } from "../../route";
import { missedAddress } from "../review/correcting";
import type { Reading } from "./reading";
import { placeAndDay } from "./roles";

export function PageFacts({ reading, party }: { readonly reading: Reading; readonly party: string }): JSX.Element {
  const notices = [...(reading.ledger.page.notices ?? []), ...(reading.ledger.notices ?? [])];
  return (
    <>
      {notices.length > 0 && (
        <ul class="notices">
          {notices.map((notice) => (
            <li key={notice.code}>
              <Icon name="warn" /> {notice.message}
            </li>
          ))}
        </ul>
      )}
      <Voices reading={reading} party={party} />
      <Incidents reading={reading} />
      <p class="short-list">
        <a href={missedAddress(reading.ledger.page.id)}>Add what was missed</a>
      </p>
      <Dependence reading={reading} />
      <Received reading={reading} />
    </>
  );
}

/** A part of the panel, under its name. */
export function Part({ name, children }: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section class="part">
      <h2>{name}</h2>
      {children}
    </section>
  );
}

function Voices({ reading, party }: { readonly reading: Reading; readonly party: string }): JSX.Element {
  const unsourced = reading.ledger.claims.filter((claim) => claim.source === null).length;
  if (reading.ledger.claims.length === 0) {
    const { language } = reading.ledger.page;
    const foreign = language !== null && !language.startsWith("en");
    return <Part name="Who speaks"><p class="faint">{foreign ? "This page is not in English, and was not read for claims." : "No claims were found on this page."}</p></Part>;
  }
  return (
    <Part name="Who speaks">
      <ul class="voices">
        {reading.voices.map((voice) => (
          <li key={voice.key}>
            <button type="button" class={`party-chip ${voice.colour}${voice.named ? "" : " unnamed"}`} aria-pressed={voice.key === party} onClick={() => ask({ party: voice.key === party ? null : voice.key })}>
              <Dot />
              <bdi>{voice.name}</bdi>
            </button>
            <small>{categoryInWords(voice.category)}</small>
            <span class="number">{voice.claims.length}</span>
          </li>
        ))}
        {unsourced > 0 && (
          <li>
            <span class="party-chip party-none unnamed">
              <Dot />
              <bdi>no one named</bdi>
            </span>
            <small />
            <span class="number">{unsourced}</span>
          </li>
        )}
      </ul>
    </Part>
  );
}

function Incidents({ reading }: { readonly reading: Reading }): JSX.Element | null {
  const { incidents } = reading.ledger;
  if (incidents.length === 0) return null;
  return (
    <Part name={counted(incidents.length, "incident")}>
      <ul class="short-list">
        {incidents.map((incident) => (
          <li key={incident.id}>
            <button type="button" class="as-link" onClick={() => ask({ record: incident.id, beside: null })}>
              {capital(label(incident.type))}
            </button>{" "}
            <span class="faint">{placeAndDay(reading, incident)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Dependence({ reading }: { readonly reading: Reading }): JSX.Element | null {
  const pages = useResource(resources.pages());
  const known = new Map(pages.is === "ready" ? pages.data.pages.map((page) => [page.id, page]) : []);
  const { lineage } = reading.view;
  if (lineage.length === 0) return null;
  const own = reading.ledger.page.id;
  return (
    <Part name="Depends on, or others on it">
      <ul class="short-list">
        {lineage.map((link) => (
          <LinkShown key={link.from + link.to + link.kind} link={link} own={own} known={known} />
        ))}
      </ul>
    </Part>
  );
}

function LinkShown({ link, own, known }: { readonly link: Link; readonly own: string; readonly known: ReadonlyMap<string, PageCard> }): JSX.Element {
  const other = link.from === own ? link.to : link.from;
  const card = known.get(other);
  const side = link.from === own ? "from" : "to";
  const at = spansAt((link.passages ?? []).map((passage) => passage[side]));
  return (
    <li>
      {dependence(link.kind, link.to === own)}{" "}
      <a href={pageAddress(other)} title={card && datedName(card)}>
        <bdi>{card ? pageName(card) : "another page"}</bdi>
      </a>
      {link.share != null && <span class="faint"> {percent(link.share)}</span>}
      {at && (
        <>
          {" "}
          <button type="button" class="as-link" onClick={() => ask({ at, find: null })}>
            show the words
          </button>
        </>
      )}
      <small class="reason">{link.reason}</small>
    </li>
  );
}

const HOW: Readonly<Record<string, string>> = {
  fetched: "fetched from the web",
  file: "from a file",
  input: "from standard input",
  list: "from a list of articles",
  given: "pasted at the desk",
};

function Received({ reading }: { readonly reading: Reading }): JSX.Element {
  const { received } = reading.view;
  const { page, input } = reading.ledger;
  return (
    <Part name="Where it comes from">
      <dl class="pairs">
        {page.url && <Pair name="Address">{page.url.startsWith("http") ? <a href={page.url} target="_blank" rel="noreferrer noopener">{page.url}</a> : page.url}</Pair>}
        <Pair name="Added as">{input}</Pair>
        {received.at && <Pair name="Received">{momentInWords(received.at)}, {HOW[received.how ?? ""] ?? ""}</Pair>}
        {page.published && <Pair name="Its day">{evidenceInWords(page.published.evidence)}</Pair>}
        <Pair name="Hash"><code>{page.id.replace("sha256:", "").slice(0, 16)}…</code></Pair>
      </dl>
    </Part>
  );
}

export function Pair({ name, children }: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </>
  );
}

/** The accounts of an incident of the case. */
export function accountsAddress(incident: string): string {
  return addressOf(["accounts", incident]);
}
