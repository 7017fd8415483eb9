import { expect, test } from "vitest";
import type { Timeline } from "../../api/records";
import { chosenFrom, speakers, toldBy } from "./told";

const incident = (id: string, more: Partial<Timeline["happenings"][number]> = {}): Timeline["happenings"][number] => ({
  incident: id, title: id, type: "attack", where: null, pages: 1, first: null, last: null, days: [], disputed: false, parties: [], questions: ["killed"], ...more,
});
const TIMELINE: Timeline = {
  happenings: [
    incident("quay", { days: [{ value: "2025-03-07", independent: 2, hedged: false }, { value: "2025-03-09", independent: 1, hedged: true }], disputed: true }),
    incident("mill", { parties: ["guards"], questions: ["agent"] }),
  ],
  sayings: [{ page: "sha256:aa", published: "2025-03-08", told: 1, news: [] }],
  parties: [{ id: "mayor", name: "The mayor" }, { id: "guards", name: "Quay guards" }],
  statements: { page: [0, 0], claim: ["C1", "C2"], act: ["assert", "deny"], party: [0, 1], at: [null, "2025-03-08T14:05"], incidents: [[0], [1]], questions: [["killed"], ["agent"]] },
};
const told = toldBy(TIMELINE);

test("a statement was made on the day of its page, or at the time that stands over it", () => {
  expect(told.stated.map(({ when }) => when)).toEqual([
    { from: Date.UTC(2025, 2, 8), to: Date.UTC(2025, 2, 9) },
    { from: Date.UTC(2025, 2, 8, 14, 5), to: Date.UTC(2025, 2, 8, 14, 6) },
  ]);
});

test("an incident reaches from the first to the last of its dates", () => {
  expect(told.happened[0]?.all).toEqual({ from: Date.UTC(2025, 2, 7), to: Date.UTC(2025, 2, 10) });
  expect(told.happened[1]?.all).toBeNull();
});

test("a filter by party leaves what it says and the incidents that this is about or in which it has a part", () => {
  const left = chosenFrom(told, { party: "guards" });
  expect(left.stated.map(({ claim }) => claim)).toEqual(["C2"]);
  expect(left.happened.map(({ id }) => id)).toEqual(["mill"]);
});

test("filters by act and question go together", () => {
  expect(chosenFrom(told, { act: "assert", question: "agent" })).toEqual({ happened: [], stated: [] });
  expect(chosenFrom(told, { act: "deny", question: "agent" }).happened.map(({ id }) => id)).toEqual(["mill"]);
});

test("without a filter all is left", () => {
  expect(chosenFrom(told, {})).toBe(told);
});

test("who says most comes first", () => {
  expect([...speakers([...told.stated, ...told.stated.slice(1)])]).toEqual([["guards", 2], ["mayor", 1]]);
});
