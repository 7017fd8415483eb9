/** Answers of the server that are kept while the case stays as it is: a view that is gone back to is there at once. */
import { batch, signal, useSignalEffect, type ReadonlySignal, type Signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { get, Refusal } from "./client";

/** What is known of a resource. While it is fetched anew, the answer of before stays, with `stale` set. */
export type State<T> =
  | { readonly is: "loading" }
  | { readonly is: "ready"; readonly data: T; readonly stale: boolean }
  | { readonly is: "failed"; readonly refusal: Refusal };

/** The address of a resource, with the type of what it gives. */
export type ResourceOf<T> = string & { readonly gives?: T };

interface Kept {
  readonly state: Signal<State<unknown>>;
  readonly revision: number;
  readonly fetching: boolean;
}

const MOST = 200;
const kept = new Map<string, Kept>();
const revision = signal(0);

/** Say that the case has changed: what is in sight is fetched anew, the rest when it is asked for. */
export function caseChanged(): void {
  revision.value += 1;
}

/** Look at a resource: `const state = useResource(resources.pages())`. Null asks for nothing and stays loading. */
export function useResource<T>(address: ResourceOf<T> | null): State<T> {
  const state = useMemo(() => (address === null ? signal<State<T>>({ is: "loading" }) : look(address)), [address]);
  const held = useMemo(() => signal<string | null>(address), []);
  held.value = address;
  useSignalEffect(() => {
    if (held.value !== null && revision.value >= 0) look(held.value);
  });
  return state.value;
}

/**
 * Look at a resource that is about a part of another: `useResourceWithin(resources.elsewhere(page, record), ledger)`. When the case has changed it
 * is asked for anew once the whole has come again, if the part is still shown then: what the whole no longer has is not asked about.
 */
export function useResourceWithin<T>(address: ResourceOf<T>, whole: unknown): State<T> {
  const state = useMemo(() => look(address), [address]);
  useEffect(() => void look(address), [address, whole]);
  return state.value;
}

/** The state of a resource, which is fetched where it is not there or is of an older case. */
export function look<T>(address: ResourceOf<T>): ReadonlySignal<State<T>> {
  const found = kept.get(address);
  if (found && (found.revision === revision.peek() || found.fetching)) return found.state as ReadonlySignal<State<T>>;
  const state = found?.state ?? signal<State<unknown>>({ is: "loading" });
  keep(address, { state, revision: revision.peek(), fetching: true });
  void fetched(address, state);
  return state as ReadonlySignal<State<T>>;
}

/** Whether an answer is there already, be it of an older case. */
export function isKept(address: string): boolean {
  return kept.get(address)?.state.peek().is === "ready";
}

/** Ask again for a resource that failed. */
export function again(address: string): void {
  const state = kept.get(address)?.state;
  kept.delete(address);
  if (!state) return;
  state.value = { is: "loading" };
  keep(address, { state, revision: revision.peek(), fetching: true });
  void fetched(address, state);
}

async function fetched(address: string, state: Signal<State<unknown>>): Promise<void> {
  const asked = revision.peek();
  const before = state.peek();
  if (before.is === "ready") state.value = { ...before, stale: true };
  let found: State<unknown>;
  try {
    found = { is: "ready", data: await get(address), stale: false };
  } catch (error) {
    const refusal = asRefusal(error);
    found = before.is === "ready" && refusal.status === 0 ? before : { is: "failed", refusal };
  }
  batch(() => {
    state.value = found;
    keep(address, { state, revision: found.is === "failed" ? -1 : asked, fetching: false });
  });
  if (found.is === "ready" && asked !== revision.peek()) look(address);
}

function keep(address: string, entry: Kept): void {
  kept.delete(address);
  kept.set(address, entry);
  if (kept.size <= MOST) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}

function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal("", String(error), "Try again.", 0);
}
