import { expect, test } from "vitest";
import type { Claim, Ledger } from "../../api/records";
import { chainOf, depthsOf, laid } from "./layers";

const TEXT = "The mayor said the police said nine died. He agreed.";
const claim = (id: string, start: number, end: number, more: Partial<Claim> = {}): Claim => ({
  id, form: "indirect", act: "assert", source: null, cue: null, content: [{ start, end }], within: null, confidence: 0.9, ...more,
});
const ledger = (claims: Claim[]): Ledger => ({
  ledger: 1, input: "a", reader: { version: "1", model: "m" }, entities: [], incidents: [], claims,
  counts: [{ start: 31, end: 35, low: 9, high: 9, approximate: false, effect: "killed", who: "unknown", incident: null, told_by: "C2" }],
  page: { id: "sha256:0", text: TEXT, language: "en", published: null, blocks: [{ start: 0, end: 41, kind: "body" }, { start: 42, end: 52, kind: "body" }] },
});
const outer = claim("C1", 15, 40);
const inner = claim("C2", 31, 40, { within: "C1", source: { start: 15, end: 25, category: "security", entity: null, named: true } });

test("a claim told within another lies on it, one lane deeper", () => {
  const [first] = laid(ledger([outer, inner]));
  const shown = first?.pieces.map((piece) => [TEXT.slice(piece.start, piece.end), piece.layers.map((l) => `${l.kind}${l.depth}:${l.record}`).join(" ")]);
  expect(shown).toEqual([
    ["The mayor said ", ""],
    ["the police", "claim0:C1 source0:C2"],
    [" said ", "claim0:C1"],
    ["nine", "claim0:C1 claim1:C2 count0:killed@31"],
    [" died", "claim0:C1 claim1:C2"],
    [".", ""],
  ]);
});

test("the pieces of a block are the whole block, and claims end where their last words do", () => {
  const blocks = laid(ledger([outer, inner]), [{ start: 45, end: 51 }]);
  for (const { block, pieces } of blocks) expect(pieces.map((p) => TEXT.slice(p.start, p.end)).join("")).toBe(TEXT.slice(block.start, block.end));
  expect(blocks.flatMap(({ pieces }) => pieces.flatMap((piece) => piece.ends))).toEqual(["C1", "C2"]);
  expect(blocks[0]?.counts).toHaveLength(1);
  expect(blocks[1]?.counts).toHaveLength(0);
});

test("a chain goes from the outermost claim to the one asked for, and a ring ends", () => {
  expect(chainOf(inner, [outer, inner]).map((c) => c.id)).toEqual(["C1", "C2"]);
  const ring = [claim("C1", 0, 1, { within: "C2" }), claim("C2", 0, 1, { within: "C1" })];
  expect([...depthsOf(ring).values()]).toEqual([1, 1]);
});
