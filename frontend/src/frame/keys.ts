/** What keys do. A view says which it listens to; all of them are shown on "?". */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** One key, or two struck one after the other (`"g p"`), and what it does, in words for the list of keys. */
export interface KeyUse {
  readonly keys: string;
  readonly does: string;
  readonly run: (event: KeyboardEvent) => void;
}

/** The keys of one part of the desk, under its name. */
export interface KeyGroup {
  readonly name: string;
  readonly uses: readonly KeyUse[];
}

const groups = signal<readonly KeyGroup[]>([]);
const TOO_LATE = 1200;
let pending = { key: "", at: 0 };

/** All keys that do something now, those of one name together, the latest name last. */
export const keysInUse: ReadonlySignal<readonly KeyGroup[]> = computed(() => {
  const names = [...new Set(groups.value.map((group) => group.name))];
  return names.map((name) => ({ name, uses: groups.value.filter((group) => group.name === name).flatMap((group) => group.uses) }));
});

/** Listen to keys for as long as the component is shown. They are off while one writes, and while a dialog is open. */
export function useKeys(name: string, uses: readonly KeyUse[]): void {
  const latest = useRef(uses);
  latest.current = uses;
  const shown = uses.map((use) => `${use.keys}\t${use.does}`).join("\n");
  useEffect(() => {
    const held = uses.map((use, at): KeyUse => ({ ...use, run: (event) => latest.current[at]?.run(event) }));
    const group: KeyGroup = { name, uses: held };
    groups.value = [...groups.peek(), group];
    return () => (groups.value = groups.peek().filter((one) => one !== group));
  }, [name, shown]);
}

/** Listen to the keyboard. A later group goes before an earlier one. */
export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || occupied(event)) return;
    const use = useOf(event.key, performance.now());
    if (!use) return;
    event.preventDefault();
    use.run(event);
  });
}

function useOf(key: string, now: number): KeyUse | undefined {
  const all = groups.peek().flatMap((group) => group.uses);
  const first = now - pending.at < TOO_LATE ? pending.key : "";
  const found = all.findLast((use) => use.keys === (first ? `${first} ${key}` : key)) ?? all.findLast((use) => use.keys === key);
  const begins = !found && all.some((use) => use.keys.startsWith(`${key} `));
  pending = begins ? { key, at: now } : { key: "", at: 0 };
  return found;
}

/** Whether the key belongs to what has the focus: a field one writes in, or an open dialog. */
function occupied(event: KeyboardEvent): boolean {
  const at = event.target instanceof HTMLElement ? event.target : null;
  if (!at) return false;
  if (at.closest("dialog[open]")) return true;
  if (at.matches("input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select")) return true;
  return at.isContentEditable || (ON_CONTROLS.has(event.key) && at.matches("a, button, summary, [role=slider], [tabindex='0'][role]"));
}

/** Keys by which a control that has the focus is used itself. */
const ON_CONTROLS: ReadonlySet<string> = new Set(["Enter", " "]);
