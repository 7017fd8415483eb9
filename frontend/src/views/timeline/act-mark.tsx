/** The shape of an act as it stands on the timeline. */
import type { JSX } from "preact";
import type { Act } from "../../api/records";
import type { PartyClass } from "../../marks/party-colour";
import { SHAPES } from "./pen";

export function ActMark({ act, colour }: { readonly act: Act; readonly colour?: PartyClass | undefined }): JSX.Element {
  const { d, filled } = SHAPES[act];
  return (
    <svg class={`timeline-act ${colour ?? ""}`} width="12" height="12" viewBox="-4 -4 8 8" aria-hidden="true">
      <path d={d} fill={filled ? "currentColor" : "none"} stroke={filled ? "none" : "currentColor"} stroke-width="1.5" />
    </svg>
  );
}
