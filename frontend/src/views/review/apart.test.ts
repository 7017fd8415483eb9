import { describe, expect, it } from "vitest";
import type { Ledger, LedgerIncident } from "../../api/records";
import { apart, isApart, partsOf, type Part, type Share } from "./apart";

const at = (start: number): { start: number; end: number } => ({ start, end: start + 4 });
const incident: LedgerIncident = {
  id: "I1", type: "shooting", stage: "real", triggers: [at(10), at(50)], agents: [{ ...at(0), entity: "E1" }], patients: [], targets: [], instruments: [],
  when: [{ ...at(30), value: "2031-04-02" }], where: [], told_by: [null], confidence: 0.6,
};
const count = { ...at(20), low: 2, high: 2, approximate: false, effect: "killed", who: "unknown", incident: "I1", told_by: null } as const;
const parts = partsOf({ counts: [count, { ...count, start: 90, incident: "I2" }] } as unknown as Ledger, incident);
const shared = (given: Readonly<Record<string, Share>>) => (part: Part): Share => given[part.key] ?? part.share;

describe("an incident taken apart", () => {
  it("has its words and its own numbers, in the order of the page", () => {
    expect(parts.map((part) => part.key)).toEqual(["agent@0-4", "trigger@10-14", "count killed@20", "when@30-34", "trigger@50-54"]);
  });

  it("is two only when each has a trigger", () => {
    expect(isApart(parts, shared({}))).toBe(false);
    expect(isApart(parts, shared({ "trigger@50-54": "second" }))).toBe(true);
    expect(isApart(parts, shared({ "trigger@10-14": "second", "trigger@50-54": "second" }))).toBe(false);
  });

  it("corrects in the first only what is taken from it, and gives the second all that is its own or of both", () => {
    const { first, second, counts } = apart(parts, shared({ "trigger@50-54": "second", "count killed@20": "second" }));
    expect(first).toEqual({ trigger: [at(10)] });
    expect(second).toEqual({ trigger: [at(50)], agent: [at(0)], when: [{ ...at(30), value: "2031-04-02" }] });
    expect(counts).toEqual(["killed@20"]);
  });
});
