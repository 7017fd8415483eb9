/** How sure the reading of a record is. */
import type { JSX } from "preact";
import "./marks.css";

/** Below it a record is marked as unsure. */
export const UNSURE = 0.5;

export function Confidence({ value }: { readonly value: number }): JSX.Element {
  const unsure = value < UNSURE;
  const said = Math.min(Math.round(value * 100), 99);
  return (
    <span class={`confidence${unsure ? " unsure" : ""}`}>
      <meter min={0} max={1} low={UNSURE} value={value} aria-hidden="true" />
      {said} in 100{unsure ? ", unsure" : ""}
    </span>
  );
}
