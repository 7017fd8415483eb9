/** A page that is captured from the desk is shown as it looked: with its picture and its style sheet, in a sandbox that asks nobody. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, open, test } from "./desk";
import { png } from "./pmtiles-file";
import { Served } from "./served";

const STORY = `<!doctype html><html lang="en"><head><title>Crane falls at Quellport</title><link rel="stylesheet" href="/looks.css">
<script>document.title = "run"</script></head><body><article><h1>Crane falls at Quellport</h1><img id="crane" src="/crane.png" alt="The crane">
<p>Two dockers were killed on Monday when a crane fell on the long pier at Quellport, the harbour police said.</p>
<p>“Nobody had looked at the cable for a year,” union spokeswoman Mira Toll told reporters on the quay.</p></article></body></html>`;

const SITE: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
  "/story": ["text/html; charset=utf-8", STORY],
  "/looks.css": ["text/css", "h1 { color: rgb(10, 120, 30) } #crane { width: 64px }"],
  "/crane.png": ["image/png", png([200, 30, 100])],
};

test("a page is captured by address, and the reader shows it with its picture and style, or as it was received", async ({ browser }) => {
  const asked: string[] = [];
  const site = await serving(asked);
  const desk = await Served.start("empty", ["--allow-private"]);
  const context = await browser.newContext({ baseURL: desk.address });
  const page = await context.newPage();
  const address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/story`;
  await open(page, "/pages");
  await page.getByRole("tab", { name: "Web address" }).click();
  await page.getByLabel("Address of a page").fill(address);
  await page.getByLabel(/Capture it with/).check();
  await page.getByRole("button", { name: "Fetch and add" }).click();
  await expect(page.locator(".lot")).toContainText("1 page added", { timeout: 180_000 });
  expect(asked).toEqual(expect.arrayContaining(["/story", "/looks.css", "/crane.png"]));
  const before = asked.length;
  await page.getByRole("link", { name: "Crane falls at Quellport" }).first().click();
  await expect(page.locator(".reader-page")).toContainText("Two dockers were killed");
  const original = page.locator(".original");
  await expect(async () => {
    await page.keyboard.press("o"); // keys are heard a moment after the words are there
    await expect(original).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(original).toContainText("As it was captured on");
  const frame = page.frameLocator(".original iframe");
  await expect(frame.getByRole("heading", { name: "Crane falls at Quellport" })).toHaveCSS("color", "rgb(10, 120, 30)");
  await expect(frame.locator("#crane")).toHaveCSS("width", "64px");
  await expect.poll(() => frame.locator("#crane").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
  await expect(frame.locator("script")).toHaveCount(0);
  await original.getByRole("button", { name: "Show it as received" }).click();
  await expect(original).toContainText("As it was received");
  await expect(frame.getByRole("heading", { name: "Crane falls at Quellport" })).not.toHaveCSS("color", "rgb(10, 120, 30)");
  await page.reload();
  await expect(original).toContainText("As it was received");
  await original.getByRole("button", { name: "Show it as captured" }).click();
  await expect(frame.getByRole("heading", { name: "Crane falls at Quellport" })).toHaveCSS("color", "rgb(10, 120, 30)");
  expect(asked).toHaveLength(before); // looking at it asks the site for nothing
  await context.close();
  await desk.stop();
  site.close();
});

/** A site of three files that notes what it was asked for. */
function serving(asked: string[]): Promise<Server> {
  const site = createServer((request, answer) => {
    const path = request.url ?? "";
    asked.push(path);
    const [type, body] = SITE[path] ?? ["text/plain", ""];
    answer.writeHead(path in SITE ? 200 : 404, { "content-type": type }).end(body);
  });
  return new Promise((resolve) => site.listen(0, "127.0.0.1", () => resolve(site)));
}
