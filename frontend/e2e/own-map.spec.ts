/** A map of one's own under the incidents, and what is in sight. */
import { MVT, PNG, png, pmtiles, vectorTile } from "./pmtiles-file";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, open, test, type Page } from "./desk";
import { Served } from "./served";

test.use({ caseName: "placed" });

test.beforeEach(({ faults }) => faults.allow(/willReadFrequently/)); // it is the test that reads the canvas again and again

const RED: readonly [number, number, number] = [200, 30, 100];

test("pictures of a PMTiles file lie under the incidents, with who made them, until they are put away", async ({ page }) => {
  await open(page, "/map");
  expect(await shareOf(page, RED)).toBe(0);
  await lay(page, "harbour.pmtiles", pmtiles(PNG, png(RED), { attribution: "<a href='https://maps.invalid'>Harbour Survey</a>" }));
  await expect(page.locator(".note")).toContainText("nothing is uploaded");
  await expect.poll(() => shareOf(page, RED)).toBeGreaterThan(0.5);
  await expect(page.locator(".map-source")).toContainText("Harbour Survey");
  await expect(page.locator(".map-source a")).toHaveCount(0);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(() => shareOf(page, RED)).toBeGreaterThan(0.5);
  await page.getByRole("button", { name: "Put harbour.pmtiles away" }).click();
  await expect.poll(() => shareOf(page, RED)).toBe(0);
});

test("vector tiles are drawn in the colours of the desk", async ({ page }) => {
  await open(page, "/map");
  const built = await inkOf(page, "--map-built");
  expect(await shareOf(page, built)).toBeLessThan(0.01);
  await lay(page, "harbour.pmtiles", pmtiles(MVT, vectorTile("Grain Pier")));
  await expect.poll(() => shareOf(page, built)).toBeGreaterThan(0.5);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await inkOf(page, "--map-built");
  expect(dark).not.toEqual(built);
  await expect.poll(() => shareOf(page, dark)).toBeGreaterThan(0.5);
});

test("the map that the desk was started with lies there at once, also after a reload, until it is put away", async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "testigo-map-"));
  writeFileSync(join(folder, "harbour.pmtiles"), pmtiles(PNG, png(RED), { attribution: "Harbour Survey" }));
  const desk = await Served.start("placed", ["--tiles", join(folder, "harbour.pmtiles")]);
  const context = await browser.newContext({ baseURL: desk.address });
  const page = await context.newPage();
  const pieces: (string | undefined)[] = [];
  page.on("request", (request) => request.url().endsWith("/api/v1/tiles") && pieces.push(request.headers().range));
  await open(page, "/map");
  await expect.poll(() => shareOf(page, RED)).toBeGreaterThan(0.5);
  expect(pieces.length).toBeGreaterThan(0);
  expect(pieces.every((piece) => piece?.startsWith("bytes="))).toBe(true);
  await page.reload();
  await expect.poll(() => shareOf(page, RED)).toBeGreaterThan(0.5);
  await expect(page.locator(".map-source")).toContainText("Harbour Survey");
  await page.getByRole("button", { name: "Put harbour.pmtiles away" }).click();
  await expect.poll(() => shareOf(page, RED)).toBe(0);
  await page.getByRole("link", { name: "Pages", exact: true }).click();
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await expect(page.getByRole("button", { name: "Own map…" })).toBeVisible();
  await context.close();
  await desk.stop();
  rmSync(folder, { recursive: true });
});

test("a file that is no map, or one whose tiles cannot be drawn, says so and leaves the map as it is", async ({ page }) => {
  await open(page, "/map");
  await lay(page, "story.pmtiles", Buffer.from("Two people were shot dead at the pier."));
  await expect(page.locator(".note.failed")).toContainText("“story.pmtiles” is no PMTiles file");
  await lay(page, "terrain.pmtiles", pmtiles(0, Buffer.from("heights")));
  await expect(page.locator(".note.failed").filter({ hasText: "cannot be drawn here" })).toBeVisible();
  await lay(page, "broken.pmtiles", pmtiles(PNG, Buffer.from("no picture")));
  await expect(page.getByRole("button", { name: "Put broken.pmtiles away" })).toBeVisible();
  await expect(page.locator(".map-row a").first()).toBeVisible();
});

test("what is in sight stays as the address has it after a reload, also where what is chosen lies elsewhere", async ({ page }) => {
  await open(page, "/map");
  await page.locator(".map-row a").filter({ hasText: "Valparaíso" }).click();
  await expect(page.locator(".map-chosen-ring")).toBeVisible();
  await page.getByRole("group", { name: /Arrow keys/ }).focus();
  for (let n = 0; n < 8; n += 1) await page.keyboard.press("+");
  for (let n = 0; n < 12; n += 1) await page.keyboard.press("ArrowLeft");
  await expect.poll(() => new URL(page.url()).searchParams.get("at")).not.toBeNull();
  await page.waitForTimeout(600); // the address follows once the map is at rest
  const at = new URL(page.url()).searchParams.get("at");
  await page.reload();
  await expect(page.getByRole("region", { name: "Chosen incident" })).toContainText("Valparaíso");
  await page.waitForTimeout(600);
  expect(new URL(page.url()).searchParams.get("at")).toBe(at);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.locator(".map-row a").filter({ hasText: "Valparaíso" })).toBeVisible();
});

async function lay(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator("input[accept='.pmtiles']").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

type Colour = readonly [number, number, number];

/** The share of the map's ground that has a colour. */
async function shareOf(page: Page, colour: Colour): Promise<number> {
  return page.locator("canvas.map-ground").evaluate((canvas: HTMLCanvasElement, wanted) => {
    if (canvas.width === 0 || canvas.height === 0) return 0; // it is not laid out yet
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    let found = 0;
    for (let at = 0; at < pixels.length; at += 4) if (wanted.every((value, n) => Math.abs((pixels[at + n] ?? 0) - value) < 4)) found += 1;
    return (4 * found) / Math.max(pixels.length, 4);
  }, colour);
}

/** A colour of the theme as it is now. */
async function inkOf(page: Page, name: string): Promise<Colour> {
  return page.locator(".map-host").evaluate((host, ink) => {
    const probe = document.createElement("span");
    probe.style.color = `var(${ink})`;
    host.append(probe);
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).map(Number);
    probe.remove();
    return [red, green, blue] as const;
  }, name);
}
