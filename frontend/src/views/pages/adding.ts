/** Adds pages and follows how they are read. What is being added goes on while one looks at other views. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { post, Refusal } from "../../api/client";
import { caseChanged } from "../../api/kept";
import { resources } from "../../api/resources";
import { announce, tell } from "../../frame/saying";
import { counted } from "../../marks/words";

/** What became of one page. */
export interface Became {
  readonly input: string;
  readonly outcome: "added" | "known" | "version" | "read" | "failed";
  readonly page: string | null;
  readonly claims: number;
  readonly incidents: number;
  readonly reason: string;
}

/** One lot of pages that is being added. */
export interface Lot {
  readonly id: number;
  readonly name: string;
  /** How many pages there are; null until it is known. */
  readonly of: number | null;
  readonly pages: readonly Became[];
  readonly state: "sending" | "reading" | "done" | "refused";
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

/** Send files to be added. */
export function addFiles(files: readonly File[]): void {
  if (files.length === 0) return;
  const form = new FormData();
  for (const file of files) form.append("files", file, file.webkitRelativePath || file.name);
  void added(files.length === 1 ? (files[0]?.name ?? "a file") : counted(files.length, "file"), form, files.length);
}

export function addUrl(url: string): Promise<boolean> {
  return added(url, { url }, 1);
}

export function addText(pasted: Pasted): Promise<boolean> {
  const given = Object.entries(pasted).filter(([, value]) => value !== "");
  return added(pasted.title === undefined || pasted.title === "" ? "pasted text" : pasted.title, Object.fromEntries(given), 1);
}

export function forget(id: number): void {
  running.value = running.peek().filter((lot) => lot.id !== id);
}

async function added(name: string, body: unknown, of: number | null): Promise<boolean> {
  const id = ++last;
  running.value = [{ id, name, of, pages: [], state: "sending", refusal: null, }, ...running.peek()];
  try {
    const { job } = await post<{ job: string }>(resources.pages(), body);
    alter(id, () => ({ state: "reading" }));
    follow(id, job);
    return true;
  } catch (error) {
    alter(id, () => ({ state: "refused", refusal: refusalFrom(error) }));
    return false;
  }
}

function follow(id: number, job: string): void {
  const events = new EventSource(resources.jobEvents(job));
  const on = (kind: string, heard: (data: Heard) => void): void => {
    events.addEventListener(kind, (event) => heard(JSON.parse((event as MessageEvent<string>).data) as Heard));
  };
  const page = (data: Heard): void => alter(id, (lot) => ({ pages: [...lot.pages, becameOf(data)] }));
  on("queued", (data) => {
    if (typeof data.of === "number") alter(id, () => ({ of: data.of ?? null }));
  });
  on("page", page);
  on("failed", page);
  on("done", () => {
    events.close();
    alter(id, () => ({ state: "done" }));
    finished(id);
  });
}

interface Heard {
  readonly of?: number;
  readonly input?: string;
  readonly outcome?: Became["outcome"];
  readonly page?: string | null;
  readonly claims?: number;
  readonly incidents?: number;
  readonly error?: { readonly code: string; readonly message: string };
}

/** Read what the server tells of one page. */
export function becameOf(heard: Heard): Became {
  const failed = heard.error !== undefined;
  return {
    input: heard.input ?? "",
    outcome: failed ? "failed" : (heard.outcome ?? "added"),
    page: heard.page ?? null,
    claims: heard.claims ?? 0,
    incidents: heard.incidents ?? 0,
    reason: heard.error ? `${heard.error.message} (${heard.error.code})` : "",
  };
}

/** What became of a lot, in one line: "3 pages added, 1 known already, 1 could not be read". */
export function inOneLine(pages: readonly Became[]): string {
  const many = (outcome: Became["outcome"]): number => pages.filter((page) => page.outcome === outcome).length;
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
