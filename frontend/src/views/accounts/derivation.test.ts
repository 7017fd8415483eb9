import { expect, test } from "vitest";
import { Casting } from "./casting";
import { derived, summed } from "./derivation";
import { edgesOf } from "./edges";
import { accounts, answer, copied, page, party, telling } from "./made";

const pages = [page("Courier", "2025-03-07"), page("Gazette", "2025-03-06", ["OVP"]), page("Herald", "2025-03-08", ["OVP"])];
const made = accounts({ pages, parties: [party("ministry", "state"), party("minister", "state"), party("state")], questions: [] });
const casting = new Casting(made.parties, made.pages);

test("each reason stands between the tellings it holds for", () => {
  const told = [telling("Gazette"), telling("Herald"), telling("Courier")];
  const reasons = [{ kind: "same_agency", detail: "OVP reports it" }, { kind: "copied_text", detail: "text of Gazette" }] as const;
  const [group] = derived(answer(4, told, { origins: [{ told: [0, 1, 2], reasons }] }), casting, [copied("Gazette", "Courier", 0.9)]);
  expect(group?.joints.map((joint) => [joint.head, joint.joins])).toEqual([["one agency", [0, 1]], ["one text", [0, 2]]]);
  expect(group?.origin).toBe("OVP");
});

test("those who speak for one party go back to it", () => {
  const told = [telling("Gazette", "minister"), telling("Courier", "ministry")];
  const origins = [{ told: [0, 1], reasons: [{ kind: "same_party", detail: "minister and ministry speak for state" }] }] as const;
  const [group] = derived(answer(4, told, { origins, independent: 1 }), casting, []);
  expect(group?.origin).toBe("state");
  expect(group?.why).toBe("2 tellings on 2 pages count once: minister and ministry speak for state.");
});

test("who passes it on stands between the page and the origin", () => {
  const [group] = derived(answer(4, [telling("Gazette", "minister", "ministry")]), casting, []);
  expect(group?.joints).toEqual([{ head: "passed on by", detail: "minister", joins: [0] }]);
  expect(group?.origin).toBe("ministry");
});

test("a reason that cannot be found again joins all of its group", () => {
  const told = [telling("Gazette"), telling("Courier")];
  const origins = [{ told: [0, 1], reasons: [{ kind: "cites", detail: "names it as its source" }] }] as const;
  expect(derived(answer(4, told, { origins }), casting, [])[0]?.joints[0]?.joins).toEqual([0, 1]);
});

test("the sum says how many origins there are and whether they are enough", () => {
  const told = answer(4, [telling("Gazette"), telling("Courier")], { independent: 1 });
  expect(summed(told, 2)).toBe("2 tellings on 2 pages go back to 1 independent origin. Not corroborated: that takes 2.");
  expect(summed(told, 1)).toMatch(/Corroborated: 1 is enough\.$/);
  expect(summed(answer(4, []), 2)).toBe("Nobody tells it; it is only denied.");
});

test("a telling leads through its joints or straight to the origin", () => {
  expect(edgesOf(3, [{ joins: [0, 1] }])).toEqual([["t0", "j0"], ["t1", "j0"], ["t2", "o"], ["j0", "o"]]);
});
