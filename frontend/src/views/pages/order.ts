/** Which pages the list shows, and in what order. */
import type { PageRow } from "../../api/records";
import { pageName } from "../../marks/page-address";

export type SortKey = "published" | "outlet" | "title" | "claims" | "incidents" | "added";
export const SORTS: readonly SortKey[] = ["published", "outlet", "title", "claims", "incidents", "added"];

export interface Order {
  readonly by: SortKey;
  readonly down: boolean;
}

/** Read `?sort=`: a name, and "-" before it for the reverse; the newest first where nothing is asked. */
export function orderOf(sort: string | undefined): Order {
  const by = SORTS.find((key) => key === sort?.replace(/^-/, ""));
  return by ? { by, down: sort?.startsWith("-") ?? false } : { by: "published", down: true };
}

export function sortOf({ by, down }: Order): string {
  return down ? `-${by}` : by;
}

/** The order after a click on a column: the other way round where it stands, numbers and days from the top where it is new. */
export function turned(order: Order, by: SortKey): Order {
  return { by, down: order.by === by ? !order.down : by !== "outlet" && by !== "title" };
}

/** The pages that hold every word of the filter in outlet, title, address or agencies, in order; what is unknown comes last. */
export function arranged(pages: readonly PageRow[], filter: string, order: Order): PageRow[] {
  const words = folded(filter).split(/\s+/).filter(Boolean);
  const kept = pages.filter((page) => {
    const held = folded([page.outlet, page.title, page.url, page.input, page.published, ...(page.agencies ?? [])].join(" "));
    return words.every((word) => held.includes(word));
  });
  return kept.sort((a, b) => compared(a, b, order) || compared(a, b, { by: "title", down: false }) || (a.id < b.id ? -1 : 1));
}

function compared(a: PageRow, b: PageRow, { by, down }: Order): number {
  const [left, right] = [valueOf(a, by), valueOf(b, by)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const forward = typeof left === "number" ? left - (right as number) : left.localeCompare(right as string, "en", { numeric: true });
  return down ? -forward : forward;
}

function valueOf(page: PageRow, by: SortKey): string | number | null {
  if (by === "outlet") return pageName(page);
  if (by === "added") return page.added_at;
  return page[by];
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
