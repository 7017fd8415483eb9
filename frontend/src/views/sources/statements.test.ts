import { expect, test } from "vitest";
import type { Act, Form, Statement } from "../../api/records";
import { byAct, narrowed, narrowedBy, quotedBy, toldByIncident, type Card, type Tell } from "./statements";

function said(page: string, claim: string, act: Act, form: Form = "indirect", content = "the pier was clear"): Statement {
  return { page, claim, act, form, content, published: null, source: "the ministry", category: null, cue: null, within: null, start: 0, confidence: 0.9 };
}

const CARDS = new Map<string, Card>([
  ["p", { id: "p", outlet: "The Post", input: "p", published: null, title: null }],
  ["q", { id: "q", outlet: null, input: "in/q.html", published: null, title: null }],
]);
const SAID = [said("p", "C1", "deny", "direct"), said("q", "C1", "assert"), said("p", "C2", "assert", "mixed", "shots were fired")];

test("claims are grouped by act, in the order that the desk always has", () => {
  expect(byAct(SAID).map(({ act, statements }) => [act, statements.length])).toEqual([["assert", 2], ["deny", 1]]);
});

test("claims are narrowed by outlet, words, and whether they are in the party's own", () => {
  const claims = (query: Record<string, string>): string[] => narrowed(SAID, narrowedBy(query), CARDS).map(({ page, claim }) => page + claim);
  expect(claims({ outlet: "q.html" })).toEqual(["qC1"]);
  expect(claims({ quoted: "1" })).toEqual(["pC1", "pC2"]);
  expect(claims({ filter: "SHOTS" })).toEqual(["pC2"]);
});

test("outlets that give a party's words are told with how many they quote", () => {
  expect(quotedBy(SAID, CARDS)).toEqual([
    { outlet: "The Post", claims: 2, quoted: 2, pages: 1 },
    { outlet: "q.html", claims: 1, quoted: 0, pages: 1 },
  ]);
});

test("an answer that many pages have is told once", () => {
  const tell = (page: string, low: number): Tell => ({ incident: "i", title: "Shooting", question: "killed", who: null, value: { low, high: low, approximate: false }, page, claim: "C1", denies: false, hedged: false, spans: [], words: "" });
  expect(toldByIncident([tell("p", 4), tell("q", 4), tell("q", 6)])[0]?.tells).toHaveLength(2);
});
