/** Names and words of pages where no element can be put around them: in options, titles, labels, and what is announced. */

const FIRST_STRONG = "\u2068";
const POP = "\u2069";
const DIRECTED = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const EMBEDDING = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The words so that the order of what stands around them is as it would be without: those that run from right to left stand between a "first
 * strong isolate" and its end (https://www.unicode.org/reports/tr9/). Marks of their own that turn or end a direction are left out.
 */
export function isolated(words: string): string {
  const plain = words.replace(EMBEDDING, "");
  return DIRECTED.test(plain) ? FIRST_STRONG + plain + POP : plain;
}
