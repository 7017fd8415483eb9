/** One page: its text with who says what marked on it, the chosen record beside it, the page as it was received, its versions. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { PageView } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { useTitle } from "../../frame/view-frame";
import { isolated } from "../../marks/isolated";
import { spansIn } from "../../marks/page-address";
import { Shown } from "../../marks/states";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { find } from "./find";
import { laid } from "./layers";
import { PageHead } from "./page-head";
import { PageText } from "./page-text";
import { Panel, panelOf } from "./panel";
import { readingOf, type Reading } from "./reading";
import { useRanks } from "../../marks/party-ranks";
import { useShown } from "./showing";
import "./reader.css";

export default function Reader({ at, query }: ViewProps): JSX.Element {
  const from = resources.page(at.page ?? "");
  const state = useResource(from);
  return (
    <Shown state={state} from={from} what="The page is coming.">
      {(view) => <Read view={view} query={query} />}
    </Shown>
  );
}

function Read({ view, query }: { readonly view: PageView; readonly query: ViewProps["query"] }): JSX.Element {
  const ranks = useRanks();
  const reading = useMemo(() => readingOf(view, ranks), [view, ranks]);
  const { find: asked = "", at = "", record = "", party = "" } = query;
  const hits = useMemo(() => [...find(reading.text, asked), ...spansIn(at)], [reading, asked, at]);
  const blocks = useMemo(() => laid(reading.ledger, hits), [reading, hits]);
  const root = useRef<HTMLDivElement>(null);
  useTitle(isolated(view.ledger.page.title ?? view.ledger.page.outlet ?? "Page"));
  useShown(root, { record, voice: reading.voices.find((voice) => voice.key === party) ?? null, first: at !== "" ? "at" : asked, laid: blocks });
  useReaderKeys(reading, query);
  return (
    <div class={`reader beside-${panelOf(query)}${record ? " has-record" : ""}`}>
      <article class="reader-page" lang={view.ledger.page.language ?? undefined}>
        <PageHead reading={reading} asked={asked} hits={hits.length} />
        <PageText ref={root} reading={reading} blocks={blocks} record={record} hit={hits.length > 0} />
      </article>
      <Panel reading={reading} query={query} />
    </div>
  );
}

function useReaderKeys(reading: Reading, query: ViewProps["query"]): void {
  const { record = "" } = query;
  const step = (by: number): void => {
    const order = reading.inOrder;
    const now = order.findIndex((claim) => claim.id === record);
    const next = order[now < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(Math.max(now + by, 0), order.length - 1)];
    if (next) ask({ record: next.id, beside: null });
  };
  const beside = (what: string): void => ask({ beside: query.beside === what ? null : what });
  useKeys("Reader", [
    { keys: "j", does: "Next claim", run: () => step(1) },
    { keys: "k", does: "The claim before", run: () => step(-1) },
    { keys: "o", does: "The original page beside it", run: () => beside("original") },
    { keys: "v", does: "Versions and what changed", run: () => beside("versions") },
    { keys: "Escape", does: "Let go of the record", run: () => ask({ record: null, beside: null, party: null }) },
  ]);
}
