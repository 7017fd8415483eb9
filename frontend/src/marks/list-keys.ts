/** Moves through a list by keys: j and k go to the next and the one before, Enter opens what has the focus. */
import type { RefObject } from "preact";
import { useKeys } from "../frame/keys";

/** Make the items of a list (what `selector` finds in `list`, each of which can have the focus) reachable by j and k. */
export function useListKeys(name: string, list: RefObject<HTMLElement | null>, selector: string, one: string): void {
  const move = (by: number): void => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const at = items.findIndex((item) => item === document.activeElement || item.contains(document.activeElement));
    const to = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)];
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
  };
  useKeys(name, [
    { keys: "j", does: `Next ${one}`, run: () => move(1) },
    { keys: "k", does: `The ${one} before`, run: () => move(-1) },
  ]);
}
