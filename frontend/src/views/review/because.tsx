/** Why the next decision is made: a line that is sent along with it. */
import type { JSX } from "preact";
import { giveReason, reason } from "./deciding";

/** Enter goes back to deciding. */
export function Because(): JSX.Element {
  return (
    <label class="because">
      <span>
        Because <kbd>b</kbd>
      </span>
      <input
        id="review-because"
        type="text"
        value={reason.value}
        placeholder="why, if you like"
        autocomplete="off"
        onInput={(event) => giveReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </label>
  );
}
