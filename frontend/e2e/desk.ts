/**
 * What the tests are written with: `desk` (a case that is served), `page` (a window on it), and `faults`, which fails every test in which the
 * browser's console tells an error, the policy of the page is broken, or another host is asked for anything.
 */
import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { Served, type CaseName } from "./served";

export { expect, type Page, type Locator } from "@playwright/test";

interface Options {
  readonly caseName: CaseName;
  /** Whether the test changes the case, and has a desk of its own. */
  readonly writes: boolean;
}

interface Given {
  readonly desk: Served;
  readonly faults: Faults;
}

interface Shared {
  readonly served: (name: CaseName) => Promise<Served>;
}

export const test = base.extend<Options & Given, Shared>({
  caseName: ["drevna", { option: true }],
  writes: [false, { option: true }],
  served: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const running = new Map<CaseName, Served>();
      await use(async (name) => {
        const found = running.get(name) ?? (await Served.start(name));
        running.set(name, found);
        return found;
      });
      for (const one of running.values()) await one.stop();
    },
    { scope: "worker" },
  ],
  desk: async ({ caseName, writes, served }, use) => {
    const desk = writes ? await Served.start(caseName) : await served(caseName);
    await use(desk);
    if (writes) await desk.stop();
  },
  baseURL: async ({ desk }, use) => use(desk.address),
  faults: [
    async ({ context, desk }, use) => {
      const faults = new Faults(new URL(desk.address).host);
      await faults.watch(context);
      await use(faults);
      base.expect(faults.seen, "faults that the browser told of").toEqual([]);
    },
    { auto: true },
  ],
});

/** What the browser tells that should not be. */
export class Faults {
  private readonly told: string[] = [];
  private readonly elsewhere = new Set<string>();
  private allowed: RegExp[] = [];

  constructor(private readonly host: string) {}

  /** Say that a fault is what the test is about. */
  allow(...patterns: readonly RegExp[]): void {
    this.allowed = [...this.allowed, ...patterns];
  }

  get seen(): readonly string[] {
    const asked = [...this.elsewhere].map((url) => `asked another host: ${url}`);
    return [...this.told, ...asked].filter((one) => !this.allowed.some((pattern) => pattern.test(one)));
  }

  async watch(context: BrowserContext): Promise<void> {
    context.on("console", (message) => {
      if (["error", "warning", "assert"].includes(message.type())) this.told.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (fault) => this.told.push(`error: ${fault.error().message}`));
    context.on("dialog", (dialog) => {
      this.told.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== this.host) this.elsewhere.add(request.url());
    });
    context.on("requestfailed", (request) => {
      if (request.failure()?.errorText === "csp") this.elsewhere.delete(request.url()); // the policy kept it from being asked
    });
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (event) => console.error(`policy broken: ${event.violatedDirective} ${event.blockedURI}`));
    });
  }
}

/** Go to an address and wait until the view is there, with its typefaces. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Wait until nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("#view > *").first().waitFor();
  await base.expect(page.locator(".state.loading")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}
