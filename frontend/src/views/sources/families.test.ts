import { expect, test } from "vitest";
import type { Lineage, Link, LinkKind, PageCard } from "../../api/records";
import { closest, familiesOf, familiesWith } from "./families";

function page(id: string, published: string | null): PageCard {
  return { id, published, outlet: `The ${id}`, title: id, input: id, url: null, agencies: [] };
}

function link(from: string, to: string, kind: LinkKind, share?: number): Link {
  return { from, to, kind, ...(share === undefined ? {} : { share }) };
}

const LINEAGE: Lineage = {
  pages: [page("d", null), page("c", "2025-03-07"), page("b", "2025-03-06"), page("a", "2025-03-06"), page("x", "2025-01-01"), page("y", "2025-01-02")],
  links: [link("b", "a", "copied_text", 0.8), link("b", "c", "copied_text", 0.2), link("a", "c", "copied_text", 0.9), link("c", "d", "cites"), link("a", "c", "same_statement"), link("x", "y", "same_agency")],
};

test("pages that depend on each other, even through others, are a family, the largest first", () => {
  expect(familiesOf(LINEAGE).map((family) => family.pages.map(({ id }) => id))).toEqual([["b", "a", "c", "d"], ["x", "y"]]);
});

test("of one day, what others depend on stands first; what has no day stands last", () => {
  const [family] = familiesOf(LINEAGE);
  expect(family?.pages.map(({ id }) => id)).toEqual(["b", "a", "c", "d"]);
});

test("two pages have one tie, whose strongest link comes first", () => {
  const tie = familiesOf(LINEAGE)[0]?.ties.find(({ from, to }) => from === "a" && to === "c");
  expect(tie?.links.map(({ kind }) => kind)).toEqual(["copied_text", "same_statement"]);
});

test("kinds that are left out tie nothing", () => {
  expect(familiesOf(LINEAGE, new Set<LinkKind>(["copied_text", "same_agency"])).map(({ pages }) => pages.length)).toEqual([3]);
});

test("of a large family each page keeps the closest of what it depends on", () => {
  const [family] = familiesOf(LINEAGE);
  expect(closest(family?.ties ?? []).map(({ from, to }) => `${from}${to}`).sort()).toEqual(["ac", "ba", "cd"]);
});

test("a family is found by the words of any of its pages", () => {
  expect(familiesWith(familiesOf(LINEAGE), "the Y").map(({ id }) => id)).toEqual(["x"]);
});

test("pages that cite each other in a ring are laid out all the same", () => {
  const ring: Lineage = { pages: [page("a", "2025"), page("b", "2025")], links: [link("a", "b", "cites"), link("b", "a", "copied_text", 0.5)] };
  expect(familiesOf(ring)[0]?.pages).toHaveLength(2);
});
