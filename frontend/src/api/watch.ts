/** Listens to the server: the case changed, the server is gone, it is back. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { ROOT } from "./client";
import { caseChanged } from "./kept";

const reached = signal(true);

/** Whether the server answers; what is on the screen stays there meanwhile. */
export const connected: ReadonlySignal<boolean> = reached;

/** Listen for as long as the page is open. The browser itself tries again after a break. */
export function watchCase(): void {
  const events = new EventSource(`${ROOT}/events`);
  let last: string | null = null;
  const heard = (event: MessageEvent<string>): void => {
    if (last !== null && event.data !== last) caseChanged();
    last = event.data;
  };
  for (const kind of ["message", "revision", "changed"]) events.addEventListener(kind, heard as EventListener);
  events.onopen = () => (reached.value = true);
  events.onerror = () => {
    reached.value = false;
    if (events.readyState === EventSource.CLOSED) setTimeout(watchCase, AGAIN);
  };
}

const AGAIN = 3000;
