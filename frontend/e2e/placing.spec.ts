/** The timeline and the map: what is drawn, what the lists beside them say, and that all of it is in the address. */
import { expect, open, test } from "./desk";

test("the timeline is narrowed and zoomed, and comes back as it was after a reload", async ({ page }) => {
  await open(page, "/timeline");
  const rows = page.locator(".timeline-list .timeline-row");
  await expect(rows.first()).toBeVisible();
  const all = await page.locator("#timeline-list").innerText();
  await page.getByLabel("What they do").selectOption("deny");
  await expect(page).toHaveURL(/act=deny/);
  await expect(page.locator("#timeline-list")).not.toHaveText(all);
  for (let n = 0; n < 4; n += 1) await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(page).toHaveURL(/from=.+to=/);
  const sight = await page.locator(".timeline-sight").innerText();
  await page.reload();
  await expect(page.locator(".timeline-sight")).toHaveText(sight);
  await page.keyboard.press("0");
  await expect(page.locator(".timeline-sight")).not.toHaveText(sight);
});

test("filters that leave nothing say so, and are taken away by one button", async ({ page }) => {
  await open(page, "/timeline?party=nobody&act=deny");
  await expect(page.getByRole("status").filter({ hasText: "fits all of these" })).toBeVisible();
  await page.getByRole("button", { name: "Show all of them" }).click();
  await expect(page.locator(".timeline-row").first()).toBeVisible();
  await expect(page).not.toHaveURL(/act=deny/);
});

test("a mark that is chosen shows its words, and leads to them", async ({ page }) => {
  await open(page, "/timeline");
  await page.locator(".timeline-row.stated a").first().click();
  await expect(page).toHaveURL(/mark=/);
  const chosen = page.getByRole("complementary", { name: "Chosen mark" });
  await expect(chosen.locator(".claim-card .said")).toBeVisible();
  await chosen.getByRole("link", { name: "Read it on its page" }).click();
  await expect(page).toHaveURL(/\/pages\/.+record=C/);
  await expect(page.locator(".text .is-chosen").first()).toBeInViewport();
});

test("a mark is chosen in the drawing too", async ({ page }) => {
  await open(page, "/timeline");
  await page.locator(".timeline-row.happened a").first().click();
  await expect(page.getByRole("complementary", { name: "Chosen mark" })).toBeVisible();
  const drawing = page.locator(".timeline-bands canvas").first();
  const box = await drawing.boundingBox();
  if (!box) throw new Error("there is no drawing");
  const painted = await drawing.evaluate((canvas: HTMLCanvasElement) => {
    const on = canvas.getContext("2d");
    const pixels = on?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    return new Set(pixels.filter((_, n) => n % 4 === 0)).size;
  });
  expect(painted, "shades on the canvas").toBeGreaterThan(5);
});

test.describe("the map", () => {
  test.use({ caseName: "placed" });

  test("shows incidents where they happened, as the list beside it does; a chosen one says how exactly its place is known", async ({ page }) => {
    await open(page, "/map");
    await expect(page.getByRole("img", { name: /^Map: / })).toBeVisible();
    const rows = page.locator(".map-row a");
    await expect(rows.filter({ hasText: "Valparaíso" })).toHaveCount(1);
    await rows.filter({ hasText: "Valparaíso" }).click();
    await expect(page).toHaveURL(/incident=/);
    const chosen = page.getByRole("region", { name: "Chosen incident" });
    await expect(chosen).toContainText("Valparaíso");
    await expect(chosen.locator(".page-chip").first()).toBeVisible();
    await expect(page.locator(".map-chosen-ring")).toBeVisible();
    await page.reload();
    await expect(chosen).toContainText("Valparaíso");
    await expect(page.locator(".map-chosen-ring")).toBeVisible();
  });

  test("is drawn from what the desk brings along", async ({ page, faults }) => {
    faults.allow(/willReadFrequently/); // it is the test that reads the canvas again and again
    await open(page, "/map");
    const shades = (): Promise<number> =>
      page.locator("canvas.map-ground").evaluate((canvas: HTMLCanvasElement) => {
        const on = canvas.getContext("2d");
        const pixels = canvas.width > 0 && on ? on.getImageData(0, 0, canvas.width, canvas.height).data : new Uint8ClampedArray();
        return new Set(pixels.filter((_, n) => n % 4 === 0)).size;
      });
    await expect.poll(shades).toBeGreaterThan(2); // sea, land, coast
  });
});
