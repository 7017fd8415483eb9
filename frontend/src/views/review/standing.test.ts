import { describe, expect, it } from "vitest";
import { changeInWords, deedInWords, wordsOf } from "./standing";
import type { Standing } from "../../api/records";

type Target = NonNullable<Standing["decision"]["target"]>;
const anchor = (exact: string): Target["anchors"][number] => ({ exact, prefix: "", suffix: "", start: 0, end: exact.length });
const target = (kind: Target["kind"], ...words: string[]): Target => ({ kind, page: "sha256:1", id: "X", anchors: words.map(anchor), beside: [], within: null });
const standing = (more: Partial<Standing["decision"]>): Standing => ({
  record: null, other: null, state: "holds",
  decision: { id: 7, at: "2031-04-02T10:00:00Z", by: "Ida", why: null, verb: "accept", target: target("claim", "no one was hurt"), other: null, join: null, change: null, kept: null, undoes: null, act: null, ...more },
});

describe("a decision in words", () => {
  it("says what was done to what", () => {
    expect(deedInWords(standing({}))).toBe("accepted the claim");
    expect(deedInWords(standing({ verb: "part", join: "incident" }))).toBe("parted two incidents");
    expect(deedInWords(standing({ verb: "join", join: "part_of" }))).toBe("put one under the other");
    expect(deedInWords(standing({ verb: "undo", undoes: 3 }))).toBe("took back decision 3");
  });

  it("tells the words once each", () => {
    expect(wordsOf(target("entity", "Mira\nToll", "Mira Toll", "Toll"))).toBe("Mira Toll … Toll");
    expect(wordsOf(null)).toBe("");
  });

  it("tells what was set: choices by name, words in quotation marks, records by their words", () => {
    const change = {
      act: "deny",
      source: { category: "security", entity: null, named: false, at: anchor("the guard") },
      content: [{ at: anchor("nobody\nwas armed") }, { at: anchor("he said") }],
      within: { record: target("claim", "shots were heard") },
      agents: [],
      when: [{ at: anchor("Monday"), value: "2031-03-31" }],
    };
    expect(changeInWords(change)).toEqual([
      ["Act", "deny"],
      ["Source", "“the guard”"],
      ["Content", "“nobody was armed”; “he said”"],
      ["Told within", "“shots were heard”"],
      ["By", "none"],
      ["When", "“Monday”: 31 March 2031"],
    ]);
    expect(changeInWords(null)).toEqual([]);
  });
});
