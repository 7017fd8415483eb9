import { expect, test } from "vitest";
import { refusalOf, resourceAt } from "./client";

test("an address of the server is filled in and escaped", () => {
  expect(resourceAt("/pages/{id}/elsewhere", { id: "sha256:5/0" }, { record: "C3", limit: 5, act: null })).toBe(
    "/api/v1/pages/sha256%3A5%2F0/elsewhere?record=C3&limit=5",
  );
});

test("a refusal has the server's code, message and advice", () => {
  const found = refusalOf(409, { error: { code: "T504", message: "the case is locked", advice: "Close the other." } });
  expect([found.code, found.message, found.advice, found.status]).toEqual(["T504", "the case is locked", "Close the other.", 409]);
});

test("a refusal without a document is told by its status", () => {
  expect(refusalOf(502, null).message).toContain("502");
  expect(refusalOf(500, { error: { message: 7 } }).message).toContain("500");
});
