/** Listens to the server: the case changed, it cannot be read, the server is gone, it is back. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { ROOT, refusalOf, type Refusal } from "./client";
import { caseChanged } from "./kept";

const reached = signal(true);
const trouble = signal<Refusal | null>(null);

/** Whether the server answers; what is on the screen stays there meanwhile. */
export const connected: ReadonlySignal<boolean> = reached;

/** Why the case cannot be read now: its file is gone, or another program has locked it. */
export const caseTrouble: ReadonlySignal<Refusal | null> = trouble;

const AGAIN = 3000;

/** Listen for as long as the page is open. The browser itself tries again after a break. */
export function watchCase(): void {
  const events = new EventSource(`${ROOT}/events`);
  let last: string | null = null;
  events.addEventListener("changed", (event: MessageEvent<string>) => {
    if (trouble.peek() !== null || (last !== null && event.data !== last)) caseChanged();
    trouble.value = null;
    last = event.data;
  });
  events.addEventListener("trouble", (event: MessageEvent<string>) => {
    trouble.value = refusalOf(503, JSON.parse(event.data));
  });
  events.onopen = () => {
    if (!reached.peek()) caseChanged();
    reached.value = true;
  };
  events.onerror = () => {
    reached.value = false;
    if (events.readyState === EventSource.CLOSED) setTimeout(watchCase, AGAIN);
  };
}
