/** A case of a thousand pages: every view is there, and stays quick to use. */
import { expect, open, settled, test, type Page } from "./desk";
import { repeated } from "./repeated.mjs";
import type { Served } from "./served";

test.use({ caseName: "made" });

test("the list has all pages, lays them out as one comes near, and is narrowed as one writes", async ({ page }) => {
  await open(page, "/pages");
  await expect(page.locator(".view-head")).toContainText("1,000 pages");
  const rows = page.locator(".page-table tbody tr");
  expect(await rows.count()).toBeLessThan(400);
  const further = async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    return rows.count();
  };
  await expect.poll(further).toBeGreaterThan(400);
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole("searchbox", { name: /Show only pages/ }).fill("herald");
  await expect.poll(() => rows.count()).toBeLessThan(400);
});

for (const [at, there] of [
  ["/accounts", ".accounts-grid"],
  ["/timeline", ".timeline-row"],
  ["/map", ".map-marks"],
  ["/sources", ".voice-table tbody tr"],
  ["/sources/lineage", ".family-line"],
  ["/review", ".review-item"],
  ["/search?q=police", ".hit"],
] as const) {
  test(`${at} shows what there is`, async ({ page }) => {
    await open(page, at);
    await expect(page.locator(there).first()).toBeVisible();
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(out, "pixels that run out of the window").toBeLessThanOrEqual(0);
  });
}

test("a page of the list is read, and the way back leads to the same place of the list", async ({ page }) => {
  await open(page, "/pages");
  const link = page.locator(".page-title").nth(60);
  await link.scrollIntoViewIfNeeded();
  const at = await page.evaluate(() => scrollY);
  const title = await link.innerText();
  await link.click();
  await settled(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title.slice(0, 30));
  await page.goBack();
  await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - at)).toBeLessThan(40);
});

test("a family of hundreds of pages is laid out as one comes near its end, and a chosen page of it at once", async ({ page, desk }) => {
  await open(page, "/sources/lineage");
  const lines = page.locator(".family").first().locator(".family-line");
  const all = Number(/\d+/.exec(await page.locator(".family h2").first().innerText())?.[0]);
  expect(all).toBeGreaterThan(100);
  expect(await lines.count()).toBeLessThan(all);
  const further = async (): Promise<number> => {
    await lines.last().scrollIntoViewIfNeeded();
    return lines.count();
  };
  await expect.poll(further).toBe(all);
  const last = await lines.last().locator(".page-chip").first().getAttribute("href");
  await open(page, `/sources/lineage/${last?.split("/").pop() ?? ""}`);
  await expect(page.locator(".family-line.chosen")).toBeVisible();
  expect((await desk.get<{ pages: unknown[] }>("/lineage")).pages.length).toBeGreaterThanOrEqual(all);
});

test("of the accounts of a large incident those out of sight come a moment later, all of them, and choosing another leaves the list as it is", async ({ page, desk }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "/accounts");
  await page.locator(".accounts-grid td").first().waitFor();
  const { incidents } = await desk.get<{ incidents: { questions: unknown[] }[] }>(`/accounts?incident=${await mostTold(desk)}`);
  const rows = incidents[0]?.questions.length ?? 0;
  expect(rows).toBeGreaterThan(6);
  await expect(page.locator(".accounts-grid tbody tr")).toHaveCount(rows);
  await expect(page.locator(".incident-line")).toHaveCount(150);
  const list = await page.locator(".incidents").elementHandle();
  await page.locator(".incident-line").nth(1).click();
  await expect(page.locator(".incident-line").nth(1)).toHaveAttribute("aria-current", "page");
  await page.locator(".accounts-grid td").first().waitFor();
  expect(await list.evaluate((box) => box.isConnected)).toBe(true);
});

test("the code of the other views is there before they are gone to", async ({ page }) => {
  await open(page, "/pages");
  const code = (): Promise<number> => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /\/assets\/(accounts|timeline|map|sources|review|reader|search)-[^/]*\.js$/.test(name)).length);
  await expect.poll(code).toBe(7);
});

test("the timeline's menu of parties has all of them once one turns to it", async ({ page, desk }) => {
  const { parties, statements } = await desk.get<{ parties: unknown[]; statements: { party: (number | null)[] } }>("/timeline");
  const speaking = new Set(statements.party.filter((party) => party !== null)).size;
  expect(speaking).toBeLessThanOrEqual(parties.length);
  await open(page, "/timeline");
  const menu = page.getByLabel("Who says it");
  expect(await menu.locator("option").count()).toBeLessThan(100);
  await menu.focus();
  await expect(menu.locator("option")).toHaveCount(speaking + 1);
  const last = await menu.locator("option").last().getAttribute("value");
  await menu.selectOption(last);
  await expect(page).toHaveURL(/party=/);
  await page.reload();
  await expect(page.getByLabel("Who says it")).toHaveValue(last ?? "");
});

/** The incident that the accounts begin with. */
async function mostTold(desk: Served): Promise<string> {
  const { incidents } = await desk.get<{ incidents: { id: string; pages: number }[] }>("/incidents");
  return incidents.reduce((a, b) => (b.pages > a.pages ? b : a)).id;
}

const MARKS = 20_000;
const TURNS = 60;
/** Milliseconds of the processor that a frame may take where 30 are drawn a second. */
const A_FRAME = 1000 / 30;

for (const [what, wheel] of [
  ["zoomed from years to minutes and out again", [0, 1]],
  ["moved along", [1, 0]],
] as const) {
  test(`a timeline of 20,000 statements is ${what} with 30 frames a second and more`, async ({ page }) => {
    await page.route("**/api/v1/timeline", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: repeated((await answer.json()) as object, MARKS) });
    });
    await open(page, "/timeline");
    await expect(page.locator(".view-head")).toContainText("20,000 statements");
    await page.locator(".timeline-row").first().waitFor();
    const box = await page.locator(".timeline-bands canvas").first().boundingBox();
    if (!box) throw new Error("there is no drawing");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const before = await workOf(page);
    const frames = await page.evaluateHandle(() => {
      const counted = { frames: 0 };
      const count = (): void => {
        counted.frames += 1;
        requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
      return counted;
    });
    for (let turn = 0; turn < TURNS; turn += 1) {
      const by = turn < TURNS / 2 ? -160 : 160;
      await page.mouse.wheel(wheel[0] * by, wheel[1] * by);
    }
    const { frames: drawn } = await frames.jsonValue();
    expect(drawn).toBeGreaterThanOrEqual(TURNS / 2);
    expect(((await workOf(page)) - before) / drawn, "milliseconds of the processor for each frame").toBeLessThan(A_FRAME);
  });
}

/** Milliseconds of the processor that the pages and the graphics of the browser have taken: these do not grow where another program runs. */
async function workOf(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error("there is no browser");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return 1000 * processInfo.filter(({ type }) => /renderer|gpu/i.test(type)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
