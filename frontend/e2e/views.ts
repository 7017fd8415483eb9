/** Every view of the desk, as an editor sees it when there is something to see. */
import type { CaseName, Served } from "./served";

export interface ViewToSee {
  readonly name: string;
  readonly at: (desk: Served) => string | Promise<string>;
  /** The case that it is seen on, where it is not the sample. */
  readonly on?: CaseName;
  /** Whether pictures of it are held against those of before. */
  readonly pictured: boolean;
}

const accounts = async (desk: Served, behind = ""): Promise<string> => `/accounts/${await desk.incident()}${behind}`;

export const VIEWS: readonly ViewToSee[] = [
  { name: "pages", at: () => "/pages", pictured: true },
  { name: "pages-adding", at: () => "/pages?add=1", pictured: false },
  { name: "reader", at: (desk) => desk.page("selmar-courier.html", "?record=C11"), pictured: true },
  { name: "reader-original", at: (desk) => desk.page("selmar-courier.html", "?beside=original"), pictured: false },
  { name: "reader-versions", at: (desk) => desk.page("bellhaven-ledger.html", "?beside=versions"), pictured: false },
  { name: "accounts", at: (desk) => accounts(desk, "?question=killed"), pictured: true },
  { name: "accounts-parties", at: (desk) => accounts(desk, "?by=parties"), pictured: false },
  { name: "timeline", at: () => "/timeline", pictured: true },
  { name: "map", at: () => "/map", on: "placed", pictured: true },
  { name: "sources", at: () => "/sources", pictured: true },
  { name: "party", at: async (desk) => `/sources/${await firstParty(desk)}`, pictured: false },
  { name: "lineage", at: () => "/sources/lineage", pictured: true },
  { name: "side-by-side", at: firstPair, pictured: true },
  { name: "review", at: () => "/review", pictured: true },
  { name: "review-who-is-who", at: () => "/review?show=who", pictured: false },
  { name: "review-missed", at: (desk) => missed(desk), pictured: false },
  { name: "review-decisions", at: () => "/review?show=decided", pictured: false },
  { name: "search", at: () => "/search?q=pier", pictured: true },
  { name: "search-help", at: () => "/search", pictured: false },
];

async function firstParty(desk: Served): Promise<string> {
  const { sources } = await desk.get<{ sources: { id: string }[] }>("/parties");
  return sources[0]?.id ?? "";
}

async function firstPair(desk: Served): Promise<string> {
  const { links } = await desk.get<{ links: { from: string; to: string; kind: string }[] }>("/lineage");
  const copied = links.find((link) => link.kind === "copied_text");
  const short = (id = ""): string => id.replace("sha256:", "").slice(0, 16);
  return `/sources/lineage/${short(copied?.from)}/${short(copied?.to)}`;
}

async function missed(desk: Served): Promise<string> {
  const page = await desk.page("radio-ismer.html");
  return `/review?show=missed&page=${page.replace("/pages/", "")}`;
}
