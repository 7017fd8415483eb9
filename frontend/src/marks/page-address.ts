/** Addresses of pages, and what a page is called where there is little room. */
import type { PageCard, Span } from "../api/records";
import { addressOf, type Changes } from "../route";
import { isolated } from "./isolated";
import { dateInWords } from "./words";

const DIGITS = 16;

/** The reader's address of a page: `pageAddress(id, { record: "C3" })`. A page is named by the beginning of its hash. */
export function pageAddress(id: string, query: Changes = {}): string {
  return addressOf(["pages", shortId(id)], query);
}

/** The beginning of a page's hash, by which the server knows it too. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, "").slice(0, DIGITS);
}

/** What a page is called: its outlet, or the file it came from. */
export function pageName(page: Pick<PageCard, "outlet" | "input">): string {
  return page.outlet ?? page.input.split("/").pop() ?? page.input;
}

/** What a page is called where an outlet has several: with its day. */
export function datedName(page: Pick<PageCard, "outlet" | "input" | "published">): string {
  return page.published ? `${isolated(pageName(page))}, ${dateInWords(page.published)}` : pageName(page);
}

/** Spans of a page for its address, where the reader shows them highlighted: `pageAddress(id, { at: spansAt(told.spans) })`. */
export function spansAt(spans: readonly Span[]): string {
  return spans.map(({ start, end }) => `${start}-${end}`).join(",");
}

/** The spans that an address asks for; what is none is passed over. */
export function spansIn(at: string): Span[] {
  return [...at.matchAll(/(\d{1,9})-(\d{1,9})/g)].map(([, start, end]) => ({ start: Number(start), end: Number(end) })).filter(({ start, end }) => start < end);
}
