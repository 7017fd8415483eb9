/** One party: whom it speaks for and who for it, its claims by what it does with its words, who quotes it, what it is called. */
import type { ComponentChildren, JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { again, useResource } from "../../api/kept";
import type { Parties, PartyView } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { useTitle } from "../../frame/view-frame";
import { useListKeys } from "../../marks/list-keys";
import { partyColours } from "../../marks/party-colour";
import { useRanks } from "../../marks/party-ranks";
import { Failed, Shown } from "../../marks/states";
import { counted } from "../../marks/words";
import { addressOf, go } from "../../route";
import type { ViewProps } from "../../views";
import { Claims } from "./claims";
import { Names } from "./names";
import { SourcesHead } from "./parts";
import { QuotedBy } from "./quoted-by";
import { SpeaksForWhom } from "./speaks-for";
import type { Card } from "./statements";
import { narrowedBy, quotedBy } from "./statements";
import { Tells } from "./tells";
import { everyVoice, groundsOf, isNamed } from "./voice-list";
import { Standing } from "./voice-table";
import { isolated } from "../../marks/isolated";

interface Props {
  readonly id: string;
  readonly query: ViewProps["query"];
}

export function PartyPage({ id, query }: Props): JSX.Element {
  const from = resources.party(id);
  const view = useResource(from);
  const parties = useResource(resources.parties());
  const pages = useResource(resources.pages());
  const cards = useMemo(() => new Map<string, Card>(pages.is === "ready" ? pages.data.pages.map((page) => [page.id, page]) : []), [pages]);
  if (view.is === "failed") {
    return (
      <>
        <SourcesHead part="parties" />
        <Failed refusal={view.refusal} retry={() => again(from)} />
      </>
    );
  }
  return (
    <Shown state={view} from={from} what="The party is coming.">
      {(found) => (
        <Shown state={parties} from={resources.parties()} what="The parties are coming.">
          {(all) => (
            <Shown state={pages} from={resources.pages()} what="The pages are coming.">
              {() => <Party view={found} parties={all} cards={cards} query={query} />}
            </Shown>
          )}
        </Shown>
      )}
    </Shown>
  );
}

interface Found {
  readonly view: PartyView;
  readonly parties: Parties;
  readonly cards: ReadonlyMap<string, Card>;
  readonly query: ViewProps["query"];
}

function Party({ view, parties, cards, query }: Found): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const { party, statements } = view;
  const grounds = useMemo(() => groundsOf(parties), [parties]);
  const quoting = useMemo(() => quotedBy(statements, cards), [statements, cards]);
  useTitle(isolated(party.name));
  useListKeys("Claims", list, ".claim-card .said", "claim");
  useNeighbours(parties, party.id);
  return (
    <article class="party-page">
      <PartyHead view={view} parties={parties} />
      <div class="party-columns">
        <div ref={list} class="party-claims">
          <Claims view={view} cards={cards} quoting={quoting} asked={narrowedBy(query)} />
        </div>
        <aside class="party-beside" aria-label={`About ${isolated(party.name)}`}>
          <Section title="Who speaks for whom">
            <SpeaksForWhom view={view} parties={parties} grounds={grounds} />
          </Section>
          {quoting.length > 0 && (
            <Section title="Who gives its words">
              <QuotedBy quoting={quoting} chosen={query.outlet ?? ""} />
            </Section>
          )}
          <Section title="What it is called">
            <Names party={party} cards={cards} chosen={query.name ?? null} />
          </Section>
          {(view.tells.length > 0 || view.named_in.length > 0) && (
            <Section title="In the accounts">
              <Tells view={view} parties={parties} />
            </Section>
          )}
        </aside>
      </div>
    </article>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <section class="party-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function PartyHead({ view, parties }: Pick<Found, "view" | "parties">): JSX.Element {
  const { party, statements } = view;
  const ranks = useRanks();
  const colour = partyColours([...ranks.keys()], ranks).get(party.id) ?? "party-none";
  const ground = parties.grounds.find((one) => one.party === party.id);
  const way = [...view.speaks_for].reverse();
  return (
    <header class="party-head">
      <nav aria-label="Where this is">
        <ol class="party-way">
          <li>
            <a href="/sources">Sources</a>
          </li>
          {way.map((whole) => (
            <li key={whole.id}>
              <a href={addressOf(["sources", whole.id])}>
                <bdi>{whole.name}</bdi>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <h1 class={`party-chip ${colour}${isNamed(ground) ? "" : " unnamed"}`}>
        <bdi>{party.name}</bdi>
      </h1>
      <p class="faint">
        <Standing voice={{ kind: party.kind, category: party.category ?? null }} ground={ground} /> ·{" "}
        {statements.length ? `${counted(statements.length, "claim")} on ${counted(new Set(statements.map((one) => one.page)).size, "page")}` : "makes no claim itself"} · named on{" "}
        {counted(party.pages.length, "page")}
      </p>
    </header>
  );
}

/** From one party to the next in the order of the tree. */
function useNeighbours(parties: Parties, id: string): void {
  const order = useMemo(() => [...everyVoice(parties.sources)].map((voice) => voice.id), [parties]);
  const step = (by: number): void => {
    const to = order[order.indexOf(id) + by];
    if (to !== undefined && order.includes(id)) go(addressOf(["sources", to]));
  };
  useKeys("Party", [
    { keys: "n", does: "Next party", run: () => step(1) },
    { keys: "p", does: "The party before", run: () => step(-1) },
    { keys: "u", does: "All parties", run: () => go("/sources") },
  ]);
}
