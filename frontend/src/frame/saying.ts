/** What the desk tells without being asked: short notes that go away, and words for those who hear the page. */
import { signal, type ReadonlySignal } from "@preact/signals";

export interface Note {
  readonly id: number;
  readonly text: string;
  readonly kind: "done" | "failed";
  readonly action?: { readonly label: string; readonly run: () => void };
}

const shown = signal<readonly Note[]>([]);
const said = signal("");
const LASTS = 6000;
let count = 0;

export const notes: ReadonlySignal<readonly Note[]> = shown;
export const spoken: ReadonlySignal<string> = said;

/** Show a note for a few seconds; one that something failed stays until it is closed. */
export function tell(text: string, more: { kind?: Note["kind"]; action?: Note["action"] } = {}): void {
  const note: Note = { id: ++count, text, kind: more.kind ?? "done", ...(more.action ? { action: more.action } : {}) };
  shown.value = [...shown.peek().slice(-2), note];
  announce(text);
  if (note.kind === "done") setTimeout(() => dismiss(note.id), LASTS);
}

export function dismiss(id: number): void {
  shown.value = shown.peek().filter((note) => note.id !== id);
}

/** Say something to a screen reader alone. */
export function announce(text: string): void {
  said.value = said.peek() === text ? `${text}\u00a0` : text; // the same words again are no change, and would not be said
}
