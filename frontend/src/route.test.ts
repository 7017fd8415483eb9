import { expect, test } from "vitest";
import { addressOf, matched, placeOf } from "./route";

test("an address read and written again is the same", () => {
  const address = "/pages/sha256:50f9?record=C3&find=six+dead";
  const { path, query } = placeOf(new URL(address, "http://localhost"));
  expect(path).toEqual(["pages", "sha256:50f9"]);
  expect(query).toEqual({ record: "C3", find: "six dead" });
  expect(addressOf(path, query)).toBe(address);
});

test("a segment may hold any character", () => {
  const written = addressOf(["sources", "a/b ?#é"]);
  expect(placeOf(new URL(written, "http://localhost")).path).toEqual(["sources", "a/b ?#é"]);
});

test("an escape that is none stands as it is", () => {
  expect(placeOf(new URL("/pages/%E0%A4%A", "http://localhost")).path).toEqual(["pages", "%E0%A4%A"]);
});

test("names without a value are left out of an address", () => {
  expect(addressOf(["search"], { q: "", party: null, act: "deny" })).toBe("/search?act=deny");
});

test("a pattern gives the named segments, and null for another path", () => {
  expect(matched("/pages/:page", ["pages", "p1"])).toEqual({ page: "p1" });
  expect(matched("/pages/:page", ["pages"])).toBeNull();
  expect(matched("/accounts/:incident?", ["accounts"])).toEqual({});
  expect(matched("/sources/lineage/:left/:right", ["sources", "lineage", "a", "b"])).toEqual({ left: "a", right: "b" });
  expect(matched("/pages", ["pages", "p1"])).toBeNull();
});
