/** The sign of a verdict on the map: each has a shape as well as a colour. */
import type { JSX } from "preact";
import type { Verdict } from "../../api/records";

const SHAPES: Readonly<Record<Verdict, string>> = {
  differ: "M0 -8L8 0L0 8L-8 0z",
  update: "M0 -7.5L7.5 6L-7.5 6z",
  agree: "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0 -13 0z",
  single: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
};

/** `hollow` is a place that competes with the one where the incident stands. */
export function VerdictSign({ verdict, hollow = false }: { readonly verdict: Verdict; readonly hollow?: boolean }): JSX.Element {
  return <path class={`map-sign ${verdict}${hollow || verdict === "single" ? " hollow" : ""}`} d={SHAPES[verdict]} transform={hollow ? "scale(0.8)" : undefined} />;
}

export function VerdictKey({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  return (
    <svg class="map-key" width="16" height="16" viewBox="-10 -10 20 20" aria-hidden="true">
      <VerdictSign verdict={verdict} />
    </svg>
  );
}
