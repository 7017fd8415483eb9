/** The pages of the case: what was added, what each tells, and which depend on which. */
import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useResource } from "../../api/kept";
import type { PageRow } from "../../api/records";
import { resources } from "../../api/resources";
import { useKeys } from "../../frame/keys";
import { Icon } from "../../marks/icon";
import { useListKeys } from "../../marks/list-keys";
import { Shown } from "../../marks/states";
import { counted } from "../../marks/words";
import { ask } from "../../route";
import type { ViewProps } from "../../views";
import { forgetDone, lots } from "./adding";
import { Adding } from "./adding-panel";
import { DropAnywhere } from "./drop";
import { Failures } from "./failures";
import { arranged, orderOf, SORTS, sortOf, type SortKey } from "./order";
import { PageTable } from "./page-table";
import "./pages.css";

export default function Pages({ query }: ViewProps): JSX.Element {
  const from = resources.pages();
  const state = useResource(from);
  const adding = query.add !== undefined || lots.value.length > 0; // what is being added stays in sight
  useKeys("Pages", [{ keys: "a", does: "Add pages", run: () => toggle(adding) }]);
  return (
    <Shown state={state} from={from} what="The pages are coming.">
      {({ pages }) => (
        <>
          <header class="view-head">
            <h1>Pages</h1>
            <span class="faint">{counted(pages.length, "page")}</span>
            <span class="room" />
            {pages.length > 0 && (
              <button type="button" class="button" aria-expanded={adding} onClick={() => toggle(adding)}>
                <Icon name={adding ? "close" : "add"} /> {adding ? "Done adding" : "Add pages"}
              </button>
            )}
          </header>
          <DropAnywhere />
          {pages.length === 0 ? <Welcome /> : adding && <Adding />}
          <Failures />
          {pages.length > 0 && <Listed pages={pages} query={query} />}
        </>
      )}
    </Shown>
  );
}

function toggle(adding: boolean): void {
  if (adding) forgetDone();
  ask({ add: adding ? null : "1" });
}

function Welcome(): JSX.Element {
  return (
    <section class="welcome">
      <h2>This case is empty</h2>
      <p>
        Add the pages that report an event, from whatever outlets you have. Each is read for who says what, what is told to have
        happened, and how many people it happened to; then the accounts are laid side by side.
      </p>
      <Adding />
    </section>
  );
}

function Listed({ pages, query }: { readonly pages: readonly PageRow[]; readonly query: ViewProps["query"] }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const filter = query.filter ?? "";
  const order = orderOf(query.sort);
  const shown = useMemo(() => arranged(pages, filter, order), [pages, filter, order.by, order.down]);
  const names = useMemo(() => new Map(pages.map((page) => [page.id, page])), [pages]);
  useListKeys("Pages", list, ".page-table .page-title", "page");
  return (
    <>
      <div class="page-tools">
        <input
          type="search"
          aria-label="Show only pages with these words in outlet, title or address"
          placeholder="Filter by outlet, title, agency"
          value={filter}
          onInput={(event) => ask({ filter: event.currentTarget.value })}
        />
        <label class="page-sort">
          Order{" "}
          <select value={sortOf(order)} onChange={(event) => ask({ sort: event.currentTarget.value })}>
            {SORTS.flatMap((key) => choices(key))}
          </select>
        </label>
        {filter && <span class="faint" role="status">{shown.length === 0 ? "No page has these words." : `${counted(shown.length, "page")} of ${pages.length}`}</span>}
      </div>
      <div ref={list}>
        <PageTable pages={shown} known={names} order={order} />
      </div>
    </>
  );
}

const ORDERS: Readonly<Record<SortKey, readonly [up: string, down: string]>> = {
  published: ["oldest first", "newest first"],
  outlet: ["outlet, A to Z", "outlet, Z to A"],
  title: ["title, A to Z", "title, Z to A"],
  claims: ["fewest claims", "most claims"],
  incidents: ["fewest incidents", "most incidents"],
  added: ["added first", "added last"],
};

function choices(by: SortKey): JSX.Element[] {
  return [true, false].map((down) => (
    <option key={by + String(down)} value={sortOf({ by, down })}>
      {ORDERS[by][down ? 1 : 0]}
    </option>
  ));
}
