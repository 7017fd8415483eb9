/** Decisions are made here: sent with who decides and why, told at the foot with the way back, and taken back. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { post, Refusal, ROOT } from "../../api/client";
import { caseChanged } from "../../api/kept";
import type { Deciding, Decided } from "../../api/records";
import { resources } from "../../api/resources";
import { tell } from "../../frame/saying";

const KEPT = "testigo-decides";
const name = signal(remembered());
const because = signal("");
const away = signal<ReadonlySet<string>>(new Set());
const made = signal<readonly { readonly decision: number; readonly entry: string }[]>([]);

/** The name under which one decides; "" where the server's own is taken. */
export const decider: ReadonlySignal<string> = name;
/** Why the next decision is made. */
export const reason: ReadonlySignal<string> = because;
/** Entries of the queue that were decided here, and that the queue may still hold. */
export const decidedHere: ReadonlySignal<ReadonlySet<string>> = away;

export function decideAs(given: string): void {
  name.value = given.trim();
  try {
    localStorage.setItem(KEPT, name.value);
  } catch {
    // a browser that keeps nothing asks again the next time
  }
}

export function giveReason(words: string): void {
  because.value = words;
}

/** A decision to be made. `entry` is the entry of the queue that is done with it; `did` says it in words: "Accepted". */
export interface Asked extends Omit<Deciding, "by" | "why"> {
  readonly did: string;
  readonly entry?: string;
}

const MEANWHILE = "T606";

/** Make a decision. The entry is out of the way at once, and comes back where the decision is refused. */
export async function decide(asked: Asked): Promise<Decided | null> {
  const { did, entry = asked.record, ...body } = asked;
  const why = because.peek();
  because.value = "";
  away.value = new Set([...away.peek(), entry]);
  try {
    const answer = await post<Decided>(`${ROOT}/decisions`, { ...body, ...signature(why) });
    made.value = [...made.peek(), { decision: answer.decision.id, entry }];
    tell(`${did}.`, { action: { label: "Undo", run: () => void takeBack(answer.decision.id) } });
    caseChanged();
    return answer;
  } catch (error) {
    comeBack(entry);
    because.value = why;
    refused(error, asked);
    return null;
  }
}

/** Take a decision back, or an undo of one. Says whether it went. */
export async function takeBack(decision: number, did = "Undone"): Promise<boolean> {
  try {
    const answer = await post<Decided>(resources.undo(decision), signature(""));
    const entry = made.peek().find((one) => one.decision === decision)?.entry;
    if (entry !== undefined) comeBack(entry);
    made.value = made.peek().filter((one) => one.decision !== decision);
    const again = did === "Undone" ? { action: { label: "Redo", run: () => void takeBack(answer.decision.id, "Holds again") } } : {};
    tell(`${did}.`, again);
    caseChanged();
    return true;
  } catch (error) {
    refused(error, null);
    return false;
  }
}

/** Take the last decision of this sitting back; gives the entry of the queue it was about. */
export async function takeLastBack(): Promise<string | null> {
  const last = made.peek().at(-1);
  if (!last) {
    tell("Nothing was decided here yet; the list of decisions takes others back.");
    return null;
  }
  return (await takeBack(last.decision)) ? last.entry : null;
}

function signature(why: string): { by?: string; why?: string } {
  return { ...(name.peek() ? { by: name.peek() } : {}), ...(why ? { why } : {}) };
}

function comeBack(entry: string): void {
  away.value = new Set([...away.peek()].filter((one) => one !== entry));
}

/** Tell why it was refused. Where another decided meanwhile, what one meant is not lost: it can be decided all the same. */
function refused(error: unknown, asked: Asked | null): void {
  const refusal = error instanceof Refusal ? error : new Refusal("", String(error), "", 0);
  const told = `${refusal.message}. ${refusal.advice}`.replace("..", ".");
  if (refusal.code !== MEANWHILE || asked?.seen === undefined) {
    tell(told, { kind: "failed" });
    return;
  }
  const anyway: Asked = { ...asked };
  delete (anyway as { seen?: number | null }).seen;
  tell(told, { kind: "failed", action: { label: "Decide all the same", run: () => void decide(anyway) } });
  caseChanged();
}

function remembered(): string {
  try {
    return localStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}
