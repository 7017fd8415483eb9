/** Decisions are made here: sent with who decides and why, told at the foot with the way back, and taken back. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { post, Refusal, ROOT } from "../../api/client";
import { caseChanged } from "../../api/kept";
import type { Acted, Deciding, Decided } from "../../api/records";
import { resources } from "../../api/resources";
import { tell } from "../../frame/saying";

const KEPT = "testigo-decides";
const name = signal(remembered());
const because = signal("");
const away = signal<ReadonlySet<string>>(new Set());
const made = signal<readonly Act[]>([]);

/** Decisions that were made as one and are taken back as one, in the order in which they were made. */
interface Act {
  readonly decisions: readonly number[];
  readonly entry: string;
}

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

/** A step of an act of several decisions. It may name the record that the second step added as "#2". */
export type Step = Omit<Deciding, "by" | "why">;

/** Make a decision. An entry that was accepted or rejected is out of the way at once, and comes back where that is refused; what one writes stays until it is taken. */
export async function decide(asked: Asked): Promise<Decided | null> {
  const { did, entry = asked.record, ...body } = asked;
  const sent = async (signed: Signature): Promise<Decided> => post<Decided>(`${ROOT}/decisions`, { ...body, ...signed });
  return act(did, entry, sent, ({ decision }) => [decision.id], (error) => refused(error, asked), asked.verb === "accept" || asked.verb === "reject");
}

/** Make several decisions as one act, with one way back: the server writes all of them or none. Says whether they are written. */
export async function decideTogether(did: string, entry: string, steps: readonly Step[]): Promise<boolean> {
  const sent = async (signed: Signature): Promise<Acted> => post<Acted>(resources.acts(), { steps, ...signed });
  return (await act(did, entry, sent, ({ decisions }) => decisions.map((one) => one.id), (error) => refused(error, null))) !== null;
}

async function act<T>(did: string, entry: string, send: (signed: Signature) => Promise<T>, madeBy: (answer: T) => readonly number[], refuse: (error: unknown) => void, atOnce = false): Promise<T | null> {
  const why = because.peek();
  because.value = "";
  if (atOnce) goAway(entry);
  try {
    const answer = await send(signature(why));
    const decisions = madeBy(answer);
    goAway(entry);
    made.value = [...made.peek(), { decisions, entry }];
    tell(`${did}.`, { action: { label: "Undo", run: () => void takeBack(decisions[0] ?? 0) } });
    caseChanged();
    return answer;
  } catch (error) {
    comeBack(entry);
    because.value = why;
    refuse(error);
    return null;
  }
}

/** Take a decision back with all of its act, or undo what took it back. Says whether it went. */
export async function takeBack(decision: number, did = "Undone"): Promise<boolean> {
  const own = made.peek().find((one) => one.decisions.includes(decision));
  try {
    const undo = await post<Decided>(resources.undo(decision), signature(""));
    if (own) comeBack(own.entry);
    made.value = made.peek().filter((one) => one !== own);
    const again = did === "Undone" ? { action: { label: "Redo", run: () => void takeBack(undo.decision.id, "Holds again") } } : {};
    tell(`${did}.`, again);
    return true;
  } catch (error) {
    refused(error, null);
    return false;
  } finally {
    caseChanged();
  }
}

/** Take the last act of this sitting back; gives the entry of the queue it was about. */
export async function takeLastBack(): Promise<string | null> {
  const last = made.peek().at(-1);
  if (!last) {
    tell("Nothing was decided here yet; the list of decisions takes others back.");
    return null;
  }
  return (await takeBack(last.decisions[0] ?? 0)) ? last.entry : null;
}

interface Signature {
  readonly by?: string;
  readonly why?: string;
}

function signature(why: string): Signature {
  return { ...(name.peek() ? { by: name.peek() } : {}), ...(why ? { why } : {}) };
}

function goAway(entry: string): void {
  away.value = new Set([...away.peek(), entry]);
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
