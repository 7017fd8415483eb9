/**
 * Where borders are left out, since to draw one would be to take a side: lands without a state of their own in the outline whose
 * lines are all disputed, and stretches of border within so many kilometres of a disputed land.
 */

/** Names that the outline gives to lands all of whose borders are disputed. */
export const LANDS: ReadonlySet<string> = new Set(["W. Sahara", "Kosovo", "Palestine", "N. Cyprus", "Siachen Glacier", "Somaliland"]);

export interface Around {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly kilometres: number;
}

export const AROUND: readonly Around[] = [
  { name: "Kashmir", latitude: 34.3, longitude: 75.5, kilometres: 330 },
  { name: "Aksai Chin", latitude: 35.0, longitude: 79.2, kilometres: 250 },
  { name: "Arunachal Pradesh", latitude: 28.2, longitude: 94.7, kilometres: 320 },
  { name: "Crimea", latitude: 45.6, longitude: 34.2, kilometres: 170 },
  { name: "Abkhazia", latitude: 43.2, longitude: 41.0, kilometres: 110 },
  { name: "South Ossetia", latitude: 42.4, longitude: 44.0, kilometres: 60 },
  { name: "Nagorno-Karabakh", latitude: 39.8, longitude: 46.7, kilometres: 60 },
  { name: "Golan Heights", latitude: 33.0, longitude: 35.8, kilometres: 50 },
  { name: "Halaib triangle", latitude: 22.4, longitude: 35.2, kilometres: 230 },
  { name: "Abyei", latitude: 9.7, longitude: 28.4, kilometres: 110 },
  { name: "Ilemi triangle", latitude: 5.0, longitude: 35.3, kilometres: 110 },
  { name: "Essequibo", latitude: 6.3, longitude: -60.6, kilometres: 340 },
];
