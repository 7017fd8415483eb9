import { expect, test } from "vitest";
import type { Ground, Voice } from "../../api/records";
import { askedOf, linesOf, wayTo } from "./voice-list";

function voice(id: string, acts: Record<string, number>, parts: Voice[] = [], category: string | null = null): Voice {
  const claims = Object.values(acts).reduce((sum, n) => sum + n, 0);
  return { id, name: id, kind: "person", category, part_of: null, aliases: [`Señor ${id}`], claims, acts, on_pages: 1, parts };
}

const VOICES = [voice("ministry", { assert: 2 }, [voice("spokesman", { deny: 3 }), voice("minister", { assert: 9 })], "government"), voice("witness", { assert: 4 }, [], "witness")];
const GROUNDS = new Map(["ministry", "minister", "spokesman"].map((party): [string, Ground] => [party, { party, known_by: "name", because: null, score: null }]));

function ids(query: Record<string, string>): string[] {
  return linesOf(VOICES, GROUNDS, askedOf(query)).map((line) => `${line.depth}${line.voice.id}${line.meets ? "" : "*"}`);
}

test("those who speak for a party stand under it, by how much they say", () => {
  expect(ids({})).toEqual(["0ministry", "1minister", "1spokesman", "0witness"]);
});

test("who meets what is asked is shown with what they speak for", () => {
  expect(ids({ act: "deny" })).toEqual(["0ministry*", "1spokesman"]);
  expect(ids({ filter: "senor spokes" })).toEqual(["0ministry*", "1spokesman"]);
});

test("the named and those not named are told apart", () => {
  expect(ids({ known: "description" })).toEqual(["0witness"]);
  expect(ids({ known: "name" })).toEqual(["0ministry", "1minister", "1spokesman"]);
});

test("a branch stands where its most telling part would", () => {
  expect(ids({ sort: "deny" })).toEqual(["0ministry", "1spokesman", "1minister", "0witness"]);
  expect(ids({ sort: "name" })).toEqual(["0ministry", "1minister", "1spokesman", "0witness"]);
});

test("an address that asks for what there is not asks for everything", () => {
  expect(ids({ act: "sing", sort: "size", known: "x" })).toEqual(ids({}));
});

test("the way to a party leads through all that it speaks for", () => {
  expect(wayTo(VOICES, "minister").map(({ id }) => id)).toEqual(["ministry", "minister"]);
  expect(wayTo(VOICES, "nobody")).toEqual([]);
});
