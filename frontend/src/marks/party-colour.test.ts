import { expect, test } from "vitest";
import { partyColours } from "./party-colour";

test("parties of a view have colours of their own as long as there are any", () => {
  const ids = Array.from({ length: 12 }, (_, n) => `p${n}`);
  const colours = partyColours(ids);
  expect(new Set(ids.slice(0, 10).map((id) => colours.get(id))).size).toBe(10);
  expect(colours.get("p11")).toBe("party-none");
});

test("a party keeps the colour that it has in the case, and the next one gives way", () => {
  const colours = partyColours(["ministry", "witness"], new Map([["ministry", 3], ["witness", 13]]));
  expect([colours.get("ministry"), colours.get("witness")]).toEqual(["party-4", "party-5"]);
});
