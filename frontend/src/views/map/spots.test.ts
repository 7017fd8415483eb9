import { expect, test } from "vitest";
import type { IncidentLine, MapOfCase } from "../../api/records";
import { sideOf } from "./mercator";
import { clustersOf, spotsOf, verdictOf } from "./spots";

type Located = MapOfCase["incidents"][number];
type Place = Located["places"][number];

const place = (name: string, latitude: number | null, longitude: number | null, precision: Place["precision"] = "city"): Place => ({
  name, latitude, longitude, precision, radius_km: 10, country: null, independent: 1, pages: 1, told: [],
});
const located = (incident: string, places: Place[], more: Partial<Located> = {}): Located => ({ incident, type: "attack", title: incident, when: null, pages: 1, competing: false, places, ...more });
const spots = (...incidents: Located[]): ReturnType<typeof spotsOf> => spotsOf({ incidents, unplaced: [] }, []);

test("of places that do not compete the most exact is where the incident stands", () => {
  const [spot] = spots(located("a", [place("Land", 10, 10, "country"), place("Town", 11, 11)]));
  expect(spot?.main.place.name).toBe("Town");
  expect(spot?.others).toEqual([]);
});

test("of competing places the best founded stands first and the others are kept, those without a point aside", () => {
  const [spot] = spots(located("a", [place("East", 10, 10, "region"), place("West", 11, 2), place("Nowhere", null, null)], { competing: true }));
  expect(spot?.main.place.name).toBe("East");
  expect(spot?.others.map((other) => other.place.name)).toEqual(["West"]);
});

test("an incident whose questions differ is shown as such, whatever else agrees", () => {
  const verdicts = { single: 3, agree: 2, differ: 1, update: 1 } as IncidentLine["verdicts"];
  expect(verdictOf(verdicts)).toBe("differ");
  expect(verdictOf({ ...verdicts, differ: 0 })).toBe("update");
  expect(verdictOf({ ...verdicts, differ: 0, update: 0 })).toBe("agree");
  expect(verdictOf({ ...verdicts, differ: 0, update: 0, agree: 0 })).toBe("single");
});

test("incidents that would cover each other are put together from afar and part as one comes near", () => {
  const all = spots(located("a", [place("A", 10, 10)]), located("b", [place("B", 10.5, 10)]), located("c", [place("C", -30, 100)]));
  expect(clustersOf(all, sideOf(2), undefined).map((one) => one.spots.length)).toEqual([2, 1]);
  expect(clustersOf(all, sideOf(9), undefined)).toHaveLength(3);
});

test("the chosen incident stands alone, and none is lost", () => {
  const all = spots(...Array.from({ length: 40 }, (_, n) => located(`i${n}`, [place("Town", 10, 10)])));
  const clusters = clustersOf(all, sideOf(4), "i7");
  expect(clusters.find((one) => one.spots[0]?.incident.incident === "i7")?.spots).toHaveLength(1);
  expect(clusters.flatMap((one) => one.spots)).toHaveLength(40);
});
