/** How exactly a place is known, in words. */
import type { Place } from "./spots";

const WORDS: Readonly<Record<Place["precision"], string>> = {
  exact: "an exact spot",
  city: "a town",
  region: "a region",
  country: "a country",
  unknown: "not known where",
};

/** "a region, within about 75 km". */
export function exactness({ precision, radius_km }: Pick<Place, "precision" | "radius_km">): string {
  return radius_km === null ? WORDS[precision] : `${WORDS[precision]}, within about ${radius_km} km`;
}
