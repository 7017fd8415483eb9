/** A desk of its own for the tests: `testigo serve` on a copy of a case, on a free port. */
import { spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CASES, PYTHON } from "./machine";

export type CaseName = "drevna" | "placed" | "empty" | "made";

interface PageRow {
  readonly id: string;
  readonly input: string;
  readonly outlet: string | null;
  readonly title: string | null;
}

export class Served {
  private constructor(
    readonly address: string,
    readonly path: string,
    private readonly folder: string,
    private readonly process: ChildProcess,
  ) {}

  /** Serve a copy of a case; `more` stands behind the command. */
  static async start(name: CaseName, more: readonly string[] = []): Promise<Served> {
    const folder = mkdtempSync(join(tmpdir(), "testigo-desk-"));
    const path = join(folder, `${name}.testigo`);
    if (name !== "empty") copyFileSync(`${CASES}/${name}.testigo`, path);
    const child = serving(path, more);
    return new Served(await told(child), path, folder, child);
  }

  /** End it as Ctrl-C does, and take its case away. */
  async stop(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** End it, and leave its case. */
  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGINT");
    await ended;
  }

  /** Serve the same case again, at the same address. */
  async again(): Promise<Served> {
    const { port } = new URL(this.address);
    const child = serving(this.path, ["--port", port]);
    return new Served(await told(child), this.path, this.folder, child);
  }

  /** What a resource gives. */
  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.address}api/v1${path}`, { headers: { connection: "close" } }); // one that is kept may be closed as it is used again
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** The reader's address of the page that was added as `input` (the end of its name), with what stands behind it. */
  async page(input: string, behind = ""): Promise<string> {
    const { pages } = await this.get<{ pages: PageRow[] }>("/pages");
    const found = pages.find((page) => page.input.endsWith(input));
    if (!found) throw new Error(`no page was added as ${input}`);
    return `/pages/${found.id.replace("sha256:", "").slice(0, 16)}${behind}`;
  }

  /** The incident that most pages tell of. */
  async incident(): Promise<string> {
    const { incidents } = await this.get<{ incidents: { id: string }[] }>("/incidents");
    const [first] = incidents;
    if (!first) throw new Error("the case has no incident");
    return first.id;
  }
}

/** The server, with nothing of this machine that a view would show. */
function serving(path: string, more: readonly string[]): ChildProcess {
  const env = { ...process.env, TESTIGO_NAME: "Ana Ferro", TESTIGO_TOKEN: "" };
  return spawn(PYTHON, ["-m", "testigo", "serve", path, "--no-browser", ...more], { stdio: ["ignore", "ignore", "pipe"], env });
}

/** The address that the desk tells as soon as it answers. */
function told(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (some: Buffer) => {
      said += some.toString();
      const found = /http:\/\/\S+\//.exec(said);
      if (found) resolve(found[0]);
    });
    child.once("exit", () => reject(new Error(`the desk did not start: ${said}`)));
  });
}
