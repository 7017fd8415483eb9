import { expect, test } from "vitest";
import type { PageRow } from "../../api/records";
import { arranged, orderOf, sortOf, turned } from "./order";

const page = (id: string, more: Partial<PageRow>): PageRow => ({
  id, title: null, outlet: null, published: null, input: id, url: null, agencies: [], language: null,
  added_at: "2025-01-01T00:00:00Z", claims: 0, incidents: 0, versions: 1, length: 1, lineage: [], ...more,
});
const pages = [
  page("a", { outlet: "Crónica Meridiana", published: "2025-03-07", claims: 0 }),
  page("b", { outlet: "Radio Ismer", published: "2025-03-06", claims: 12, title: "Shots on the pier" }),
  page("c", { outlet: "Long Reach", claims: 40 }),
];
const ids = (filter: string, sort?: string): string => arranged(pages, filter, orderOf(sort)).map((p) => p.id).join("");

test("the newest page comes first, and one without a day last whatever the order", () => {
  expect(ids("")).toBe("abc");
  expect(ids("", "published")).toBe("bac");
});

test("pages are ordered by numbers and by names", () => {
  expect(ids("", "-claims")).toBe("cba");
  expect(ids("", "outlet")).toBe("acb");
});

test("a filter wants every word, without case and accents", () => {
  expect(ids("cronica")).toBe("a");
  expect(ids("PIER ismer")).toBe("b");
  expect(ids("pier reach")).toBe("");
});

test("a second click on a column turns the order round", () => {
  const first = turned(orderOf(undefined), "claims");
  expect(sortOf(first)).toBe("-claims");
  expect(sortOf(turned(first, "claims"))).toBe("claims");
  expect(orderOf("nonsense")).toEqual({ by: "published", down: true });
});
