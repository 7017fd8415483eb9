/** What was chosen on the timeline: its words, and the ways to where they stand. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { PageRow } from "../../api/records";
import { resources } from "../../api/resources";
import { ClaimCard } from "../../marks/claim-card";
import { CodePoints } from "../../marks/code-points";
import { Icon } from "../../marks/icon";
import { pageAddress } from "../../marks/page-address";
import { PageChip } from "../../marks/page-chip";
import { PartyChip } from "../../marks/party-chip";
import type { PartyClass } from "../../marks/party-colour";
import { Quotation } from "../../marks/quotation";
import { Shown } from "../../marks/states";
import { questionInWords } from "../../marks/value";
import { counted, dateInWords, label, momentInWords, verb } from "../../marks/words";
import type { Asked } from "../../api/records";
import { addressOf, ask, place } from "../../route";
import { ActMark } from "./act-mark";
import type { Happened, Stated, Told } from "./told";

interface Props {
  readonly told: Told;
  readonly colours: ReadonlyMap<string, PartyClass>;
  readonly pages: ReadonlyMap<string, PageRow>;
}

export function Chosen({ one, ...props }: Props & { readonly one: Happened | Stated }): JSX.Element {
  return (
    <aside class="timeline-chosen" aria-label="Chosen mark">
      <button type="button" class="button quiet timeline-close" title="Close (Esc)" aria-label="Close what was chosen" onClick={() => ask({ mark: null }, "push")}>
        <Icon name="close" />
      </button>
      {one.is === "happened" ? <Incident one={one} {...props} /> : <Statement one={one} {...props} />}
    </aside>
  );
}

const MOST = 40;

function Incident({ one, told, colours, pages }: Props & { readonly one: Happened }): JSX.Element {
  const about = useMemo(() => told.stated.filter((each) => each.incidents.includes(one.place)), [told, one]);
  return (
    <>
      <p class="faint">Happened</p>
      <h2 dir="auto">{one.title}</h2>
      <p class="faint">{[label(one.type), one.where, counted(one.pages, "page")].filter(Boolean).join(" · ")}</p>
      <Dates one={one} />
      <p>
        <a href={addressOf(["accounts", one.id])}>Accounts side by side</a>
      </p>
      <h3>{counted(about.length, "statement")} about it</h3>
      <ul class="timeline-about">
        {about.slice(0, MOST).map((each) => (
          <li key={each.id}>
            <a href={chosenAt(each.id)}>
              <ActMark act={each.act} colour={colours.get(each.party ?? "") ?? "party-none"} /> <bdi class="timeline-who">{each.party === null ? "Nobody named" : (told.names.get(each.party) ?? each.party)}</bdi>{" "}
              {verb(each.act)}
            </a>{" "}
            <Page page={pages.get(each.page)} claim={each.claim} />
          </li>
        ))}
        {about.length > MOST && <li class="faint">and {about.length - MOST} more, in colour on the timeline</li>}
      </ul>
    </>
  );
}

function Dates({ one }: { readonly one: Happened }): JSX.Element {
  if (one.dates.length === 0) return <p>No page says when.</p>;
  return (
    <>
      {one.disputed && <p class="timeline-disputed">These dates cannot all be right:</p>}
      <ul class="timeline-dates">
        {one.dates.map((date) => (
          <li key={date.value}>
            <b>{dateInWords(date.value)}</b> <span class="faint">{counted(date.independent, "origin")}{date.hedged && ", with reserve"}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Statement({ one, told, colours, pages }: Props & { readonly one: Stated }): JSX.Element {
  const from = resources.page(one.page);
  const state = useResource(from);
  const page = pages.get(one.page);
  const incidents = one.incidents.flatMap((at) => told.happened[at] ?? []);
  return (
    <>
      <p class="faint">Said{one.said && `, ${one.said.includes("T") ? momentInWords(one.said) : dateInWords(one.said)}`}</p>
      <Shown state={state} from={from} what="The words are coming.">
        {({ ledger }) => {
          const claim = ledger.claims.find(({ id }) => id === one.claim);
          return claim && (
            <ClaimCard
              act={one.act}
              source={one.party === null ? null : <PartyChip name={told.names.get(one.party) ?? one.party} party={one.party} colour={colours.get(one.party)} />}
              said={<Quotation text={new CodePoints(ledger.page.text)} spans={claim.content} form={claim.form} context={160} />}
              href={pageAddress(one.page, { record: one.claim })}
              more={page && <PageChip page={page} query={{ record: one.claim }} dated />}
            />
          );
        }}
      </Shown>
      {one.questions.length > 0 && <p class="faint">Answers: {one.questions.map((asked) => questionInWords({ question: asked as Asked, who: null })).join(", ")}</p>}
      {incidents.length > 0 && <h3>Tells of</h3>}
      <ul class="timeline-about">
        {incidents.map((incident) => (
          <li key={incident.id}>
            <a href={chosenAt(incident.id)} dir="auto">
              {incident.title}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={pageAddress(one.page, { record: one.claim })}>Read it on its page</a>
      </p>
    </>
  );
}

function Page({ page, claim }: { readonly page: PageRow | undefined; readonly claim: string }): JSX.Element | null {
  return page ? <PageChip page={page} query={{ record: claim }} /> : null;
}

function chosenAt(mark: string): string {
  return addressOf(place.value.path, { ...place.value.query, mark });
}
