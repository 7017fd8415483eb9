import { expect, test } from "vitest";
import type { Added } from "../../api/records";
import { inOneLine } from "./adding";

const became = (outcome: Added["outcome"]): Added => ({ input: "a.html", outcome, page: null, failure: null, older: [], newer: null, claims: 0, incidents: 0 });

test("what became of a lot is told in one line, without what did not happen", () => {
  const pages = [became("added"), became("added"), became("known"), became("failed")];
  expect(inOneLine(pages)).toBe("2 pages added, 1 in the case already, 1 could not be read");
  expect(inOneLine([became("version")])).toBe("1 page added as another version");
  expect(inOneLine([])).toBe("No page was found.");
});
