/** The notes at the foot of the window, and the region that screen readers listen to. */
import type { JSX } from "preact";
import { Icon } from "../marks/icon";
import { dismiss, notes, spoken } from "./saying";

export function Notes(): JSX.Element {
  return (
    <>
      <div class="unseen" role="status" aria-live="polite">
        {spoken.value}
      </div>
      <div class="notes">
        {notes.value.map((note) => (
          <div key={note.id} class={`note ${note.kind}`}>
            <span dir="auto">{note.text}</span>
            {note.action && (
              <button
                type="button"
                onClick={() => {
                  note.action?.run();
                  dismiss(note.id);
                }}
              >
                {note.action.label}
              </button>
            )}
            <button type="button" aria-label="Close this note" onClick={() => dismiss(note.id)}>
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </>
  );
}
