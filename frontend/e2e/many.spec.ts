/** A case of a thousand pages: every view is there, and stays quick to use. */
import { expect, open, settled, test } from "./desk";

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
