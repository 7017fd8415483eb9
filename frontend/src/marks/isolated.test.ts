import { expect, test } from "vitest";
import { isolated } from "./isolated";

test("a name that runs from right to left is put between marks that keep its direction to itself", () => {
  expect(`${isolated("إدارة الميناء")} (12)`).toBe("\u2068إدارة الميناء\u2069 (12)");
  expect(isolated("Radio קול")).toBe("\u2068Radio קול\u2069");
});

test("a name without such letters stays as it is", () => {
  expect(isolated("Crónica Meridiana")).toBe("Crónica Meridiana");
  expect(isolated("")).toBe("");
});

test("marks within a name can neither turn what follows nor end the isolation", () => {
  expect(isolated("harbour\u202egnp.exe")).toBe("harbourgnp.exe");
  expect(isolated("ميناء\u2069 (99)")).toBe("\u2068ميناء (99)\u2069");
});
