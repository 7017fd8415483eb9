/** The views of the desk. Each folder of `views/` says in its `address.ts` where it is found; nothing else has to know of it. */
import type { ComponentType } from "preact";
import { matched, type Place } from "./route";

/** What a view is given: the named segments of its address, and what stands behind the "?". */
export interface ViewProps {
  readonly at: Readonly<Record<string, string>>;
  readonly query: Place["query"];
}

export interface View {
  /** What it is called, in the navigation and in the title of the window. */
  readonly title: string;
  /** Patterns of its addresses; the first is where the navigation leads. */
  readonly paths: readonly [string, ...string[]];
  /** Its place in the navigation; a view without is reached from others alone. */
  readonly order?: number;
  /** The letter that leads to it after "g". */
  readonly key?: string;
  /** The view under which the navigation shows it, where it is not in the navigation itself. */
  readonly under?: string;
  /** Whether it stays as it is where its own address changes, and is not laid out anew: what is gone to is a part of it. */
  readonly stays?: boolean;
  /** The answers that it begins with, which are asked for while its code comes. */
  readonly begins?: () => readonly string[];
  /** Its code, which is loaded when it is first gone to or when the desk has nothing else to do. */
  readonly load: () => Promise<{ readonly default: ComponentType<ViewProps> }>;
}

const found = import.meta.glob<{ readonly view: View }>("./views/*/address.ts", { eager: true });

export const views: readonly View[] = Object.values(found).map((module) => module.view);

/** The views of the navigation, in order. */
export const navigation: readonly View[] = views
  .filter((view) => view.order !== undefined)
  .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));

/** The view of a path, and the named segments in it. */
export function viewAt(path: readonly string[]): { readonly view: View; readonly at: ViewProps["at"] } | null {
  for (const view of views) {
    for (const pattern of view.paths) {
      const at = matched(pattern, path);
      if (at) return { view, at };
    }
  }
  return null;
}
