/** A record that one was led to, which the queue does not hold: it was decided, or was never in doubt. */
import type { JSX } from "preact";
import { useResource } from "../../api/kept";
import { resources } from "../../api/resources";
import { Empty, Shown } from "../../marks/states";
import type { DoubtKind } from "./kinds";
import { RecordOn } from "./item";
import { History } from "./history";

interface Props {
  /** As decisions name it: 3fa1b2c4:C3, or two of them with -is- or -in- between. */
  readonly name: string;
  readonly apart: boolean;
  readonly onDone: () => void;
}

export function Alone({ name, apart, onDone }: Props): JSX.Element {
  const [left = "", right] = name.split(/-(?:is|in)-/);
  const [page = "", record = ""] = left.split(":");
  return (
    <article class="review-item">
      <header class="review-item-head">
        <h2>{right ? "These two were decided about" : "A record that is not in the queue"}</h2>
        <p class="faint">It was decided, or was certain enough not to be asked about.</p>
      </header>
      {right || !record ? right ? null : <NoSuch /> : <OnPage page={page} record={record} apart={apart} onDone={onDone} />}
      <History record={left} other={right} />
    </article>
  );
}

function OnPage({ page, record, apart, onDone }: { readonly page: string; readonly record: string; readonly apart: boolean; readonly onDone: () => void }): JSX.Element {
  const from = resources.page(page);
  return (
    <Shown state={useResource(from)} from={from} what="The page is coming.">
      {(view) => <RecordOn page={view} record={record} entry={`${page}:${record}`} kind={kindOf(record)} apart={apart} onDone={onDone} onSkip={onDone} />}
    </Shown>
  );
}

function NoSuch(): JSX.Element {
  return (
    <Empty title="There is no record of that name">
      <p>
        <a href="/review">Go on with what is least certain</a>.
      </p>
    </Empty>
  );
}

function kindOf(record: string): DoubtKind {
  if (record === "page") return "published";
  if (/^I\w*\.(when|where)@/.test(record)) return record.includes(".when@") ? "when" : "where";
  if (record.includes("@")) return "count";
  return record.startsWith("I") ? "incident" : "claim";
}
