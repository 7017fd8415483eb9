/** One telling: who passes it on, the exact words where they stand on the page, and the way there. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { Claim, PageView, Telling } from "../../api/records";
import { resources } from "../../api/resources";
import { CodePoints } from "../../marks/code-points";
import { pageAddress, pageName, shortId, spansAt } from "../../marks/page-address";
import { Quotation } from "../../marks/quotation";
import { SourceChain, type Teller } from "../../marks/source-chain";
import { dateInWords, formInWords, verb } from "../../marks/words";
import { addressOf } from "../../route";
import { UNNAMED } from "./casting";
import { colourOf, type Showing } from "./incident";

interface Props {
  readonly showing: Showing;
  readonly telling: Telling;
  readonly denies: boolean;
}

export function TellingShown({ showing, telling, denies }: Props): JSX.Element {
  const state = useResource(resources.page(shortId(telling.page)));
  const view = state.is === "ready" ? state.data : null;
  const claim = view?.ledger.claims.find((one) => one.id === telling.claim) ?? null;
  return (
    <li class={`accounts-telling${denies ? " denies" : ""}`}>
      <a class="accounts-words" href={readerAt(telling)}>
        {view ? <InPlace view={view} telling={telling} /> : <q class="quotation unmarked" dir="auto">{telling.words}</q>}
      </a>
      <SourceChain tellers={tellersOf(showing, telling, claim, denies)} />
      <small>{remarks(telling, claim).join(" · ")}</small>
    </li>
  );
}

/** The place in the reader: the claim, with the very words highlighted. */
export function readerAt(telling: Telling): string {
  return pageAddress(telling.page, { record: telling.claim, at: spansAt(telling.spans) });
}

const AROUND = 110;

function InPlace({ view, telling }: { readonly view: PageView; readonly telling: Telling }): JSX.Element {
  const text = useMemo(() => new CodePoints(view.ledger.page.text), [view]);
  return <Quotation text={text} spans={telling.spans} context={AROUND} />;
}

function remarks(telling: Telling, claim: Claim | null): readonly string[] {
  return [telling.hedged ? "left open by whoever tells it" : "", claim ? formInWords(claim.form) : ""].filter(Boolean);
}

/** From the page down to the origin, each with what they do. */
function tellersOf(showing: Showing, telling: Telling, claim: Claim | null, denies: boolean): Teller[] {
  const { casting } = showing.table;
  const page: Teller = { name: <PageOf showing={showing} telling={telling} />, verb: casting.own(telling) ? (denies ? "denies it in its own voice" : "in its own voice") : "reports that" };
  const below = telling.chain.slice(1).map((party, at, all): Teller => {
    const last = at === all.length - 1;
    const known = casting.party(party);
    return {
      name: known ? <a class="accounts-party" href={addressOf(["sources", party])}><bdi>{known.name}</bdi></a> : <i>{UNNAMED}</i>,
      colour: colourOf(party, casting, showing.colours),
      verb: last ? verb(denies ? "deny" : (claim?.act ?? "assert")) : "says that",
    };
  });
  return [page, ...below];
}

function PageOf({ showing, telling }: Pick<Props, "showing" | "telling">): JSX.Element {
  const card = showing.table.casting.card(telling.page);
  if (!card) return <>another page</>;
  return (
    <a class="page-chip" href={readerAt(telling)} title={card.title ?? undefined}>
      <bdi>{pageName(card)}</bdi>
      <span class="page-chip-day"> {card.published ? dateInWords(card.published.slice(0, 16)) : "no date"}</span>
    </a>
  );
}
