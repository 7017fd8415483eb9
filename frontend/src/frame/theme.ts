/** Light or dark: as the system has it, or as was chosen, which the browser remembers. */
import { signal, type ReadonlySignal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const ORDER: readonly Theme[] = ["system", "light", "dark"];
const KEPT = "testigo.theme";

const chosen = signal<Theme>("system");

export const theme: ReadonlySignal<Theme> = chosen;

/** Set the theme that was chosen before. */
export function restoreTheme(): void {
  const before = ORDER.find((one) => one === remembered());
  if (before) setTheme(before);
}

/** Go on to the next theme: system, light, dark. */
export function nextTheme(): void {
  setTheme(ORDER[(ORDER.indexOf(chosen.peek()) + 1) % ORDER.length] ?? "system");
}

function setTheme(to: Theme): void {
  chosen.value = to;
  if (to === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = to;
  try {
    localStorage.setItem(KEPT, to);
  } catch {
    // a browser that keeps nothing shows the theme all the same
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
