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

/** A step of an act of several decisions. It may name what those before it made. */
export type Step = (before: readonly Decided[]) => Omit<Deciding, "by" | "why">;

/** Make a decision. An entry that was accepted or rejected is out of the way at once, and comes back where that is refused; what one writes stays until it is taken. */
export async function decide(asked: Asked): Promise<Decided | null> {
  const { did, entry = asked.record, ...body } = asked;
  const answers = await act(did, entry, [() => body], (error) => refused(error, asked), asked.verb === "accept" || asked.verb === "reject");
  return answers?.[0] ?? null;
}

/** Make several decisions as one act, with one way back. Where one is refused, those before it are taken back. Says whether all went. */
export async function decideTogether(did: string, entry: string, steps: readonly Step[]): Promise<boolean> {
  return (await act(did, entry, steps, (error) => refused(error, null))) !== null;
}

async function act(did: string, entry: string, steps: readonly Step[], refuse: (error: unknown) => void, atOnce = false): Promise<readonly Decided[] | null> {
  const why = because.peek();
  because.value = "";
  if (atOnce) goAway(entry);
  const answers: Decided[] = [];
  try {
    for (const step of steps) answers.push(await post<Decided>(`${ROOT}/decisions`, { ...step(answers), ...signature(why) }));
    const decisions = answers.map((answer) => answer.decision.id);
    goAway(entry);
    made.value = [...made.peek(), { decisions, entry }];
    tell(`${did}.`, { action: { label: "Undo", run: () => void takeBack(decisions) } });
    caseChanged();
    return answers;
  } catch (error) {
    comeBack(entry);
    because.value = why;
    refuse(error);
    if (answers.length > 0) await undone(answers.map((answer) => answer.decision.id)).catch((later: unknown) => refuse(later));
    if (answers.length > 0) caseChanged();
    return null;
  }
}

/** Take decisions that are one act back, the last first, or undo what took them back. Says whether all went. */
export async function takeBack(decisions: readonly number[], did = "Undone"): Promise<boolean> {
  const own = made.peek().find((one) => one.decisions.some((decision) => decisions.includes(decision)));
  try {
    const undos = await undone(decisions);
    if (own) comeBack(own.entry);
    made.value = made.peek().filter((one) => one !== own);
    const again = did === "Undone" ? { action: { label: "Redo", run: () => void takeBack(undos, "Holds again") } } : {};
    tell(`${did}.`, again);
    return true;
  } catch (error) {
    refused(error, null);
    return false;
  } finally {
    caseChanged();
  }
}

async function undone(decisions: readonly number[]): Promise<readonly number[]> {
  const undos: number[] = [];
  for (const decision of [...decisions].reverse()) undos.push((await post<Decided>(resources.undo(decision), signature(""))).decision.id);
  return undos;
}

/** Take the last act of this sitting back; gives the entry of the queue it was about. */
export async function takeLastBack(): Promise<string | null> {
  const last = made.peek().at(-1);
  if (!last) {
    tell("Nothing was decided here yet; the list of decisions takes others back.");
    return null;
  }
  return (await takeBack(last.decisions)) ? last.entry : null;
}

function signature(why: string): { by?: string; why?: string } {
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
