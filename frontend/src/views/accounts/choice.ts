/** What is chosen in the table, and how wide the window is; both of it is read from outside the component that shows it. */
import { signal } from "@preact/signals";
import { ask, place } from "../../route";

const STANDARD = 2;
const MOST = 20;

/** From how many independent origins on an answer is called corroborated. */
export function thresholdOf(asked: string | undefined): number {
  const n = Number(asked);
  return Number.isInteger(n) && n >= 1 && n <= MOST ? n : STANDARD;
}

export function askThreshold(n: number): void {
  ask({ threshold: thresholdOf(String(n)) === STANDARD ? null : String(n) });
}

/** Open a question, or what one account says of it. What is open already makes way without a step in the history. */
export function choose(question: string, cell: string | null): void {
  ask({ question, cell }, place.peek().query.question ? "replace" : "push");
}

/** Close what is open; where it has the focus, the keyboard goes on in the table. */
export function letGo(): void {
  const within = document.activeElement?.closest(".accounts-panel") != null;
  ask({ question: null, cell: null });
  if (within) requestAnimationFrame(() => document.querySelector<HTMLElement>(".accounts-grid [data-at][tabindex='0'], .accounts-list button")?.focus());
}

const NARROW = "(max-width: 52rem)";
const query = matchMedia(NARROW);
/** Whether the window is too narrow for a table. */
export const narrow = signal(query.matches);
query.addEventListener("change", (event) => (narrow.value = event.matches));
