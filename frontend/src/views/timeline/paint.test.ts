import { expect, test } from "vitest";
import { within } from "./paint";

test("a title that has room stands whole, and one that would run over the edge is cut with a sign of it", () => {
  expect(within("Shooting at the pier", 400)).toBe("Shooting at the pier");
  const cut = within("Shooting at the pier", 80);
  expect(cut).toBe("Shooting at…");
  expect(within("Shooting at the pier", 0)).toBe("…");
});
