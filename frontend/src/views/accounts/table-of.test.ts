import { expect, test } from "vitest";
import { columnAt } from "./columns";
import { accounts, answer, copied, page, pageId, party, question, telling } from "./made";
import { questionKey, rowAt, tableOf } from "./table-of";

const pages = [page("Courier", "2025-03-07"), page("Gazette", "2025-03-06"), page("Herald")];

test("pages stand in the order of their days, those without one last", () => {
  const made = accounts({ pages, questions: [question([answer(4, [telling("Courier")])])] });
  expect(tableOf(made, made.incident, "accounts", false).columns.map((column) => column.name)).toEqual(["Gazette", "Courier", "Herald"]);
});

test("copies share a column, and pages that share a few words do not", () => {
  const lineage = [copied("Gazette", "Courier", 0.9), copied("Gazette", "Herald", 0.2)];
  const made = accounts({ pages, questions: [question([answer(4, [telling("Courier")])])], lineage });
  const together = tableOf(made, made.incident, "accounts", false);
  expect(together.columns.map((column) => column.pages.length)).toEqual([2, 1]);
  expect(together.copied).toBe(true);
  expect(tableOf(made, made.incident, "accounts", true).columns).toHaveLength(3);
});

test("a cell has what its column tells and denies, and a column that does neither is silent", () => {
  const told = answer(4, [telling("Courier")], { denied: [telling("Gazette", "ministry")] });
  const made = accounts({ pages, parties: [party("ministry")], questions: [question([told])] });
  const { columns, rows } = tableOf(made, made.incident, "accounts", false);
  const cells = columns.map((column) => rows[0]?.cells.get(column.key));
  expect(cells.map((cell) => [cell?.[0]?.told.length, cell?.[0]?.denied.length])).toEqual([[0, 1], [1, 0], [undefined, undefined]]);
});

test("those who speak for a party stand in its column, and an outlet in its own", () => {
  const told = answer(4, [telling("Courier", "minister"), telling("Gazette", "ministry"), telling("Herald")]);
  const made = accounts({ pages, parties: [party("ministry", "state"), party("minister", "ministry"), party("state")], questions: [question([told])] });
  const { columns } = tableOf(made, made.incident, "parties", false);
  expect(columns.map((column) => [column.name, column.members])).toEqual([["state", ["minister", "ministry"]], ["Herald", []]]);
});

test("a source that the case does not know has no name and is kept apart from the page", () => {
  const made = accounts({ pages, questions: [question([answer(4, [telling("Courier", "@17"), telling("Courier")])])] });
  expect(tableOf(made, made.incident, "parties", false).columns.map((column) => column.key).sort()).toEqual(["Courier", "unnamed"]);
});

test("parties that speak for each other in a ring are one", () => {
  const made = accounts({ pages, parties: [party("a", "b"), party("b", "a")], questions: [question([answer(4, [telling("Courier", "a"), telling("Gazette", "b")])])] });
  expect(tableOf(made, made.incident, "parties", false).columns.map((column) => column.name)).toEqual(["a"]);
});

test("a running count stands as it grew, other answers by how many origins they have", () => {
  const answers = [answer(4, [telling("Gazette")]), answer(6, [telling("Courier"), telling("Herald")])];
  const made = accounts({ pages, questions: [question(answers), question(answers, { verdict: "update", who: "civilian" })] });
  const { rows } = tableOf(made, made.incident, "accounts", false);
  expect(rows.map((row) => row.answers.map((entry) => entry.value))).toEqual([["6", "4"], ["4", "6"]]);
});

test("an amount without a number is in the words of the page", () => {
  const vague = answer(4, [telling("Courier")], { value: { low: null, high: null, approximate: true } });
  const made = accounts({ pages, questions: [question([vague])] });
  expect(tableOf(made, made.incident, "accounts", false).rows[0]?.answers[0]?.value).toBe("“four”");
});

test("two parties of one name are told apart", () => {
  const [one, two] = [party("guards-1"), party("guards-2")].map((made) => ({ ...made, name: "guards" }));
  const answers = ["guards-1", "guards-2"].map((value) => answer(0, [telling("Courier")], { value }));
  const made = accounts({ pages, parties: one && two ? [one, two] : [], questions: [question(answers, { question: "agent" })] });
  expect(tableOf(made, made.incident, "accounts", false).rows[0]?.answers.map((entry) => entry.value)).toEqual(["guards [guards-1]", "guards [guards-2]"]);
});

test("an address names a question and a column, by as much of them as is needed", () => {
  const made = accounts({ pages, questions: [question([answer(4, [telling("Courier")])]), question([answer(2, [telling("Courier")])], { who: "civilian" })] });
  const { columns, rows } = tableOf(made, made.incident, "accounts", false);
  expect(rows.map((row) => questionKey(row.question))).toEqual(["killed", "killed:civilian"]);
  expect(rowAt(rows, "killed:civilian")).toBe(rows[1]);
  expect(rowAt(rows, "when")).toBeNull();
  expect(columnAt(columns, pageId("Courier").slice(7, 15))?.name).toBe("Courier");
  expect(columnAt(columns, "")).toBeNull();
});
