import { expect, test } from "vitest";
import type { Added } from "../../api/records";
import { inOneLine, lotsOf, MOST_BYTES, MOST_FILES } from "./adding";

const became = (outcome: Added["outcome"]): Added => ({ input: "a.html", outcome, page: null, failure: null, older: [], newer: null, claims: 0, incidents: 0 });

test("what became of a lot is told in one line, without what did not happen", () => {
  const pages = [became("added"), became("added"), became("known"), became("failed")];
  expect(inOneLine(pages)).toBe("2 pages added, 1 in the case already, 1 could not be read");
  expect(inOneLine([became("version")])).toBe("1 page added as another version");
  expect(inOneLine([])).toBe("No page was found.");
});

test("more files than the server takes at once go in lots, in their order", () => {
  const small = Array.from({ length: 2 * MOST_FILES + 1 }, (_, n) => ({ size: 1, n }));
  expect(lotsOf(small).map((lot) => lot.length)).toEqual([MOST_FILES, MOST_FILES, 1]);
  expect(lotsOf(small).flat()).toEqual(small);
  const large = Array.from({ length: 3 }, () => ({ size: MOST_BYTES * 0.4 }));
  expect(lotsOf(large).map((lot) => lot.length)).toEqual([2, 1]);
  expect(lotsOf([])).toEqual([]);
});
