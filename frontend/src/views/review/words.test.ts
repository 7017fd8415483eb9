import { describe, expect, it } from "vitest";
import { CodePoints } from "../../marks/code-points";
import { moved, paragraphsAround, paragraphsOf, piecesIn, stretched, wholeWords, wordsOnly } from "./words";

const text = new CodePoints("“No one was hurt,” the 🚢 crew’s chief said. لم يصب أحد.");
const pieces = piecesIn(text, { start: 0, end: 60 });
const said = (span: { start: number; end: number }): string => text.slice(span.start, span.end);

describe("words of a text", () => {
  it("are counted in code points, punctuation by itself, in any script", () => {
    expect(pieces.map(said)).toEqual(["“", "No", "one", "was", "hurt", ",”", "the", "🚢", "crew’s", "chief", "said", ".", "لم", "يصب", "أحد", "."]);
    expect(wordsOnly(text, pieces).map(said)).not.toContain(",”");
  });

  const one = { start: 4, end: 7 };

  it("are taken in and let go one at a time at either edge", () => {
    expect(said(moved(one, "end", 1, pieces))).toBe("one was");
    expect(said(moved(one, "start", -1, pieces))).toBe("No one");
    expect(said(moved(one, "end", 3, pieces))).toBe("one was hurt,”");
  });

  it("never leave a span empty or turned round", () => {
    expect(said(moved(one, "end", -5, pieces))).toBe("one");
    expect(said(moved(one, "start", 5, pieces))).toBe("one");
    expect(said(stretched(one, "end", 0, pieces))).toBe("one");
    expect(said(stretched(one, "end", 999, pieces))).toBe(text.slice(4, 60));
  });

  it("are whole where a selection cuts them", () => {
    expect(said(wholeWords({ start: 5, end: 9 }, pieces) ?? one)).toBe("one was");
    expect(wholeWords({ start: 3, end: 4 }, pieces)).toBeNull();
  });
});

describe("paragraphs", () => {
  const page = new CodePoints("A title\n\nFirst.\nSecond.\n\n  \nThird.");
  const all = paragraphsOf(page, [{ start: 0, end: 7 }, { start: 9, end: 37 }]);

  it("are the lines of a page that hold words", () => {
    expect(all.map((one) => page.slice(one.start, one.end))).toEqual(["A title", "First.", "Second.", "Third."]);
  });

  it("around a record are those it stands in, with more of them as asked", () => {
    const around = (more: number): string[] => paragraphsAround(all, [{ start: 17, end: 19 }], more).map((one) => page.slice(one.start, one.end));
    expect(around(0)).toEqual(["Second."]);
    expect(around(1)).toEqual(["First.", "Second.", "Third."]);
  });
});
