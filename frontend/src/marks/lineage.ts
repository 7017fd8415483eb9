/** How one page depends on another, in words. */
import type { LinkKind } from "../api/records";

const ON_EARLIER: Readonly<Record<LinkKind, string>> = {
  copied_text: "text of",
  same_agency: "same agency as",
  cites: "cites",
  same_statement: "same statement as",
};

const ON_LATER: Readonly<Record<LinkKind, string>> = {
  copied_text: "text also in",
  same_agency: "same agency as",
  cites: "cited by",
  same_statement: "same statement as",
};

/** What a page has of another: "text of", "cited by". `earlier` says that the other one was there before. */
export function dependence(kind: LinkKind, earlier: boolean): string {
  return (earlier ? ON_EARLIER : ON_LATER)[kind];
}

/** A share as a whole per cent: "79 %". */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
