import { expect, test } from "vitest";
import { amount, counted, dateInWords, label, setAside } from "./words";

test("dates are told at the precision they have", () => {
  expect(dateInWords("2018-01-15")).toBe("15 January 2018");
  expect(dateInWords("2017-06")).toBe("June 2017");
  expect(dateInWords("2017")).toBe("2017");
  expect(dateInWords("2025-03-06T05:02")).toBe("6 March 2025, 05:02");
});

test("a range names what its ends share once", () => {
  expect(dateInWords("2018-01-10/2018-01-15")).toBe("10–15 January 2018");
  expect(dateInWords("2018-01/2018-03")).toBe("January–March 2018");
  expect(dateInWords("2017-12-31/2018-01-02")).toBe("31 December 2017 – 2 January 2018");
  expect(dateInWords("2018-01-10/2018-01-10")).toBe("10 January 2018");
});

test("an amount is told with its bounds", () => {
  expect(amount({ low: 20, high: null, approximate: false })).toBe("at least 20");
  expect(amount({ low: null, high: 9, approximate: false })).toBe("at most 9");
  expect(amount({ low: 10, high: 15, approximate: false })).toBe("10–15");
  expect(amount({ low: 1400, high: 1400, approximate: true })).toBe("about 1,400");
  expect(amount({ low: null, high: null, approximate: true })).toBe("no number");
});

test("nouns agree with their number", () => {
  expect([counted(1, "page"), counted(0, "page"), counted(2, "party", "parties")]).toEqual(["1 page", "0 pages", "2 parties"]);
  expect(setAside(["credit", "teaser", "credit"])).toBe("2 credits, 1 teaser of another story");
});

test("words of the contract are told as a reader says them", () => {
  expect([label("armed_group"), label("ngo"), label("unknown")]).toEqual(["armed group", "NGO", ""]);
});
