/** The review: what the reading is least sure of, decided with a key or a click; who is who; and all that was decided. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { look, useResource } from "../../api/kept";
import type { Doubtful } from "../../api/records";
import { resourceAt } from "../../api/client";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { useTitle } from "../../frame/view-frame";
import { Empty, Shown } from "../../marks/states";
import { addressOf, ask, place } from "../../route";
import type { ViewProps } from "../../views";
import { Alone } from "./alone";
import { decidedHere, takeLastBack } from "./deciding";
import { Decided } from "./decided";
import { ItemShown } from "./item";
import { kindIn, type DoubtKind } from "./kinds";
import { Missed } from "./missed";
import { KindFilter, MORE, QueueList, type Waiting } from "./queue-list";
import { WhoDecides } from "./who-decides";
import { WhoIsWho } from "./who-is-who";
import "./review.css";

const SHOWS = [
  ["", "To look at"],
  ["who", "Who is who"],
  ["missed", "What was missed"],
  ["decided", "Decisions"],
] as const;

export default function Review({ query }: ViewProps): JSX.Element {
  const { show = "" } = query;
  useTitle(SHOWS.find(([one]) => one === show)?.[1] ?? "");
  useKeys("Review", [
    {
      keys: "u",
      does: "Undo the last decision",
      run: () => void takeLastBack().then((entry) => entry !== null && ask({ item: entry, show: null })),
    },
  ]);
  return (
    <div class="review">
      <header class="view-head">
        <h1>Review</h1>
        <nav class="review-shows" aria-label="Parts of the review">
          {SHOWS.map(([one, name]) => (
            <a key={one} href={addressOf(["review"], { show: one })} aria-current={one === show ? "true" : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <span class="room" />
        <WhoDecides />
      </header>
      {show === "decided" ? <Decided query={query} /> : show === "who" ? <WhoIsWho query={query} /> : show === "missed" ? <Missed query={query} /> : <Queue query={query} />}
    </div>
  );
}

interface Held {
  readonly queue: readonly Doubtful[];
  readonly waiting: Waiting;
}

function Queue({ query }: { readonly query: ViewProps["query"] }): JSX.Element {
  const kind = kindIn(query.kind ?? "");
  const limit = Math.min(1000, Math.max(MORE, Number(query.most) || 0));
  const from = resourceAt("/queue", {}, { limit, kind });
  return (
    <Shown state={useResource<Held>(from)} from={from} what="What to look at is being put in order.">
      {(held) => <Sitting held={held} kind={kind} query={query} />}
    </Shown>
  );
}

function Sitting({ held, kind, query }: { readonly held: Held; readonly kind: DoubtKind | null; readonly query: ViewProps["query"] }): JSX.Element {
  const gone = decidedHere.value;
  const items = useMemo(() => held.queue.filter((item) => !gone.has(item.id)), [held, gone]);
  const asked = query.item ?? "";
  const at = asked ? items.findIndex((item) => item.id === asked) : 0;
  const item = items[at];
  const list = useRef<HTMLOListElement>(null);
  const goTo = (to: Doubtful | undefined): void => {
    if (place.peek().path[0] === "review") ask({ item: to?.id ?? null, apart: null }); // one may have gone elsewhere while it was sent
  };
  const after = (): Doubtful | undefined => items[at + 1] ?? items[at - 1];
  useMoving(items, at, goTo);
  useInSight(list, item?.id ?? "");
  usePrefetched(items[at + 1]);
  if (items.length === 0 && !asked) return <Done waiting={held.waiting} kind={kind} />;
  const left = (kind ? (held.waiting[kind] ?? 0) : sum(held.waiting)) - held.queue.length;
  return (
    <>
      <KindFilter waiting={held.waiting} kind={kind} />
      <div class="review-desk">
        {item ? (
          <ItemShown key={item.id} item={item} apart={query.apart === "1"} onDone={() => goTo(after())} onSkip={() => goTo(items[at + 1])} />
        ) : (
          <Alone key={asked} name={asked} apart={query.apart === "1"} onDone={() => goTo(items[0])} />
        )}
        <QueueList list={list} items={items} current={item?.id ?? ""} kind={kind} left={left} />
      </div>
    </>
  );
}

function sum(waiting: Waiting): number {
  return Object.values(waiting).reduce((all, n) => all + n, 0);
}

function Done({ waiting, kind }: { readonly waiting: Waiting; readonly kind: DoubtKind | null }): JSX.Element {
  const rest = sum(waiting);
  return (
    <>
      {rest > 0 && <KindFilter waiting={waiting} kind={kind} />}
      <Empty title={rest > 0 && kind !== null ? "Nothing of this kind is left" : "Nothing is left to review"}>
        <p>
          What was decided stands under <a href={addressOf(["review"], { show: "decided" })}>Decisions</a>. New pages bring new doubts: <a href="/pages">add some</a>.
        </p>
      </Empty>
    </>
  );
}

function useMoving(items: readonly Doubtful[], at: number, goTo: (item: Doubtful | undefined) => void): void {
  const step = (by: number): void => {
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (next) goTo(next);
  };
  useKeys("The queue", [
    { keys: "j", does: "The next one", run: () => step(1) },
    { keys: "k", does: "The one before", run: () => step(-1) },
  ]);
}

function useInSight(list: { readonly current: HTMLElement | null }, id: string): void {
  useEffect(() => {
    const box = list.current;
    const row = box?.querySelector<HTMLElement>("[aria-current]");
    if (!box || !row) return;
    const [top, bottom] = [row.offsetTop - box.offsetTop, row.offsetTop - box.offsetTop + row.offsetHeight];
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = Math.max(0, top - box.clientHeight / 3);
  }, [id]);
}

/** Ask for the page of the entry that comes next, so that it is there at once. */
function usePrefetched(next: Doubtful | undefined): void {
  const page = next?.right === null ? next.left.page : null;
  useEffect(() => {
    if (page !== null) look(resources.page(page));
  }, [page]);
}
