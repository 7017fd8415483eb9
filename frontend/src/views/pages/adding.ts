/** Adds pages and follows how they are read. What is being added goes on while one looks at other views. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { post, Refusal } from "../../api/client";
import { caseChanged } from "../../api/kept";
import type { Added, Job } from "../../api/records";
import { resources } from "../../api/resources";
import { announce, tell } from "../../frame/saying";
import { counted } from "../../marks/words";

/** One lot of pages that is being added. */
export interface Lot {
  readonly id: number;
  readonly name: string;
  /** How many pages there are; null until it is known. */
  readonly of: number | null;
  readonly pages: readonly Added[];
  /** The page that is being read. */
  readonly now: string;
  readonly state: "sending" | "reading" | "done" | "stopped" | "refused";
  readonly job: string | null;
  readonly refusal: Refusal | null;
}

const running = signal<readonly Lot[]>([]);
let last = 0;

/** What is being added, the latest first. */
export const lots: ReadonlySignal<readonly Lot[]> = running;

export interface Pasted {
  readonly text: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly published?: string;
}

/** What the server takes at once: files, and bytes (with some room for what the form says of them). */
export const MOST_FILES = 500;
export const MOST_BYTES = 255 * 2 ** 20;

/** Send files to be added: in as many lots as it takes, one after the other. */
export async function addFiles(files: readonly File[]): Promise<void> {
  const [fitting, large] = [files.filter(({ size }) => size <= MOST_BYTES), files.filter(({ size }) => size > MOST_BYTES)];
  for (const { name } of large) put(name, 1, { state: "refused", refusal: new Refusal("T607", "The file is larger than 255 MiB.", "A page is some kilobytes; see what else the file holds, or give its text.", 413) });
  for (const lot of lotsOf(fitting)) {
    const form = new FormData();
    for (const file of lot) form.append("file", file, file.webkitRelativePath || file.name);
    await added(lot.length === 1 ? (lot[0]?.name ?? "a file") : counted(lot.length, "file"), form, lot.length);
  }
}

/** Files in lots that the server takes, in their order. */
export function lotsOf<T extends { readonly size: number }>(files: readonly T[]): T[][] {
  const all: T[][] = [];
  let room = 0;
  for (const file of files) {
    const lot = all.at(-1);
    if (!lot || lot.length >= MOST_FILES || room < file.size) {
      all.push([file]);
      room = MOST_BYTES - file.size;
    } else {
      lot.push(file);
      room -= file.size;
    }
  }
  return all;
}

/** Have a page fetched; with `capture` it is kept with all that shows it. */
export function addUrl(url: string, capture = false): Promise<boolean> {
  return added(url, capture ? { url, capture } : { url }, 1);
}

export function addText(pasted: Pasted): Promise<boolean> {
  const given = Object.entries(pasted).filter(([, value]) => value !== "");
  return added(pasted.title === undefined || pasted.title === "" ? "pasted text" : pasted.title, Object.fromEntries(given), 1);
}

/** Put away what is done; what is being read goes on, and is seen until it is done. */
export function forgetDone(): void {
  running.value = running.peek().filter((lot) => lot.state === "sending" || lot.state === "reading");
}

export function forget(id: number): void {
  running.value = running.peek().filter((lot) => lot.id !== id);
}

async function added(name: string, body: unknown, of: number | null): Promise<boolean> {
  const id = put(name, of);
  try {
    const { job } = await post<{ job: string }>(resources.pages(), body);
    alter(id, () => ({ state: "reading", job }));
    follow(id, job);
    return true;
  } catch (error) {
    alter(id, () => ({ state: "refused", refusal: refusalFrom(error) }));
    return false;
  }
}

function put(name: string, of: number | null, more: Partial<Lot> = {}): number {
  const id = ++last;
  running.value = [{ id, name, of, pages: [], now: "", state: "sending", job: null, refusal: null, ...more }, ...running.peek()];
  return id;
}

/** What the server tells of a job, by the name of the event. */
interface JobEvents {
  readonly reading: { readonly input: string; readonly number: number; readonly of: number | null };
  readonly page: { readonly page: Added };
  readonly failed: { readonly page: Added };
  readonly done: { readonly job: Job };
  readonly stopped: { readonly job: Job };
}

function follow(id: number, job: string): void {
  const events = new EventSource(resources.jobEvents(job));
  const on = <K extends keyof JobEvents>(kind: K, heard: (data: JobEvents[K]) => void): void => {
    events.addEventListener(kind, (event: MessageEvent<string>) => heard(JSON.parse(event.data) as JobEvents[K]));
  };
  const page = ({ page }: JobEvents["page"]): void => alter(id, (lot) => ({ pages: [...lot.pages, page] }));
  on("reading", ({ input, of }) => alter(id, () => ({ now: input, of })));
  on("page", page);
  on("failed", page);
  on("done", () => {
    events.close();
    alter(id, () => ({ state: "done", now: "" }));
    finished(id);
  });
  on("stopped", (data) => {
    events.close();
    const why = data.job.error?.error;
    alter(id, () => ({ state: "stopped", now: "", refusal: why ? new Refusal(why.code, why.message, why.advice, 0) : null }));
    caseChanged();
  });
}

/** Stop after the page that is being read; what was read stays. */
export async function stop(lot: Lot): Promise<void> {
  if (lot.job !== null) await post(resources.jobStop(lot.job));
}

/** Go on with a lot that stopped, from the page at which it did. */
export async function goOn(lot: Lot): Promise<void> {
  if (lot.job === null) return;
  const job = lot.job;
  try {
    await post(resources.jobAgain(job));
    alter(lot.id, () => ({ state: "reading", refusal: null, pages: [] })); // the server tells all from the beginning
    follow(lot.id, job);
  } catch (error) {
    alter(lot.id, () => ({ refusal: refusalFrom(error) }));
  }
}

/** What became of a lot, in one line: "3 pages added, 1 known already, 1 could not be read". */
export function inOneLine(pages: readonly Added[]): string {
  const many = (outcome: Added["outcome"]): number => pages.filter((page) => page.outcome === outcome).length;
  const parts = [
    many("added") > 0 && `${counted(many("added"), "page")} added`,
    many("version") > 0 && `${counted(many("version"), "page")} added as another version`,
    many("read") > 0 && `${counted(many("read"), "page")} read anew`,
    many("known") > 0 && `${many("known")} in the case already`,
    many("failed") > 0 && `${many("failed")} could not be read`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "No page was found.";
}

function finished(id: number): void {
  const lot = running.peek().find((one) => one.id === id);
  caseChanged();
  if (!lot) return;
  const said = inOneLine(lot.pages);
  if (document.querySelector(".adding")) announce(said);
  else tell(said, lot.pages.some((page) => page.outcome === "failed") ? { kind: "failed" } : {});
}

function alter(id: number, change: (lot: Lot) => Partial<Lot>): void {
  running.value = running.peek().map((lot) => (lot.id === id ? { ...lot, ...change(lot) } : lot));
}

function refusalFrom(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal("", String(error), "Try again.", 0);
}
