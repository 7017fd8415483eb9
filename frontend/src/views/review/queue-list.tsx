/** The queue: what is least certain first, and how much there is of each kind. */
import type { JSX } from "preact";
import type { RefObject } from "preact";
import type { Doubtful } from "../../api/records";
import { number } from "../../marks/words";
import { addressOf, ask } from "../../route";
import { KINDS, ORDER, type DoubtKind } from "./kinds";

export type Waiting = Readonly<Partial<Record<DoubtKind, number>>>;

export function KindFilter({ waiting, kind }: { readonly waiting: Waiting; readonly kind: DoubtKind | null }): JSX.Element {
  const all = Object.values(waiting).reduce((sum, n) => sum + n, 0);
  const kinds = ORDER.filter((one) => waiting[one] !== undefined || one === kind);
  return (
    <nav class="kind-filter" aria-label="Kinds of doubt">
      <ul>
        <li>
          <a href={addressOf(["review"])} aria-current={kind === null ? "true" : undefined}>
            All <span class="number">{number(all)}</span>
          </a>
        </li>
        {kinds.map((one) => (
          <li key={one}>
            <a href={addressOf(["review"], { kind: one })} aria-current={kind === one ? "true" : undefined}>
              {KINDS[one].many} <span class="number">{number(waiting[one] ?? 0)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ListProps {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly items: readonly Doubtful[];
  readonly current: string;
  readonly kind: DoubtKind | null;
  readonly left: number;
}

export function QueueList({ list, items, current, kind, left }: ListProps): JSX.Element {
  return (
    <div class="queue">
      <ol ref={list} aria-label="To look at, the least certain first" tabIndex={-1}>
        {items.map((item) => (
          <li key={item.id}>
            <a href={addressOf(["review"], { kind, item: item.id })} aria-current={item.id === current ? "true" : undefined}>
              <span class="queue-kind">
                {KINDS[item.kind].name} <span class="number faint">{Math.round(item.certainty * 100)} in 100</span>
              </span>
              <span class="queue-says" dir="auto">
                {item.says}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button type="button" class="button queue-more" onClick={() => ask({ most: String(items.length + MORE) })}>
          {number(left)} more
        </button>
      )}
    </div>
  );
}

/** How many are listed at first, and more each time. */
export const MORE = 60;
