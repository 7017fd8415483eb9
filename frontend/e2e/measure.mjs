// How fast a desk shows its views in Chromium: `node measure.mjs http://127.0.0.1:8765/` prints JSON, times in milliseconds.
// A time ends when what the view is for stands in the document and the browser has drawn it. Beside the clock stands what the page took of the
// processor, which another program that runs does not lengthen: of its main thread for a view, of page and graphics for a frame.
/* global document, window, performance, requestAnimationFrame, setTimeout, console */
import { existsSync } from "node:fs";
import process from "node:process";
import { chromium } from "@playwright/test";
import { repeated } from "./repeated.mjs";

const [address = "http://127.0.0.1:8765/"] = process.argv.slice(2);
const BROWSERS = [process.env.TESTIGO_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const VIEWS = [
  ["accounts", ".shell-nav a[href='/accounts']", ".accounts-grid td"],
  ["another incident", ".incidents li:nth-child(2) a", ".accounts:has(.incidents li:nth-child(2) [aria-current]) .accounts-grid td"],
  ["timeline", ".shell-nav a[href='/timeline']", ".timeline-row"],
  ["map", ".shell-nav a[href='/map']", ".map-marks"],
  ["sources", ".shell-nav a[href='/sources']", ".voice-table tbody tr"],
  ["lineage", ".sources-parts a[href='/sources/lineage']", ".family-line"],
  ["review", ".shell-nav a[href='/review']", ".review-item"],
  ["pages", ".shell-nav a[href='/pages']", ".page-table tbody tr"],
  ["reader", ".page-table .page-title", ".reader-page .text"],
];
const ROUNDS = 3;
const LOOKS = 1500;
const TURNS = 90;
const MARKS = 20_000;

const browser = await chromium.launch({ executablePath: BROWSERS.find((path) => path && existsSync(path)) });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.addInitScript(waitInPage);
const [ofPage, ofBrowser] = [await page.context().newCDPSession(page), await browser.newBrowserCDPSession()];
await ofPage.send("Performance.enable", { timeDomain: "threadTicks" });
const found = { first: await first(), views: {}, worked: {} };
await page.waitForTimeout(LOOKS); // one looks at the list before one goes on; meanwhile the code of the other views comes
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, link, there] of VIEWS) {
    const { spent, worked } = await change(link, there);
    (found.views[name] ??= []).push(spent);
    (found.worked[name] ??= []).push(worked);
  }
}
found.frames = await frames();
await page.route("**/api/v1/timeline", async (route) => {
  const answer = await route.fetch();
  await route.fulfill({ response: answer, json: repeated(await answer.json(), MARKS) });
});
found.manyFrames = await frames();
console.log(JSON.stringify(found));
await browser.close();
process.exit(); // a connection for news of the case may still be open

/** From the first byte of the desk's page until the list of pages is drawn. */
async function first() {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto(`${address}pages`);
    times.push(Math.round(await page.evaluate(() => window.drawn(".page-table tbody tr").then((at) => at - performance.getEntriesByType("navigation")[0].responseStart))));
  }
  return times;
}

/** From a click until the view is drawn. */
async function change(link, there) {
  await page.locator(link).first().waitFor();
  const before = await worked();
  const spent = await page.evaluate(([from, to]) => window.changed(from, to), [link, there]);
  const after = await worked();
  await page.waitForTimeout(400);
  return { spent: Math.round(spent), worked: Math.round(after - before) };
}

/** Milliseconds of the processor that the page's main thread has taken. */
async function worked() {
  const { metrics } = await ofPage.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

/** Milliseconds of the processor that pages and graphics have taken. */
async function drawn() {
  const { processInfo } = await ofBrowser.send("SystemInfo.getProcessInfo");
  return 1000 * processInfo.filter(({ type }) => /renderer|gpu/i.test(type)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Frames a second while the timeline is zoomed and moved by wheel, and the longest time between two. */
async function frames() {
  await page.goto(`${address}timeline`);
  await page.locator(".timeline-row").first().waitFor();
  const marks = await page.locator(".view-head .faint").innerText();
  const box = await page.locator(".timeline-bands canvas").first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const runs = {};
  for (const [name, wheel] of [["zoom", [0, 1]], ["move", [1, 0]]]) {
    const before = await drawn();
    await page.evaluate(() => window.countFrames());
    for (let turn = 0; turn < TURNS; turn += 1) {
      const way = turn % 30 < 15 ? -40 : 40;
      await page.mouse.wheel(wheel[0] * way, wheel[1] * way);
    }
    const counted = await page.evaluate(() => window.framesCounted());
    runs[name] = { ...counted, worked: Math.round((10 * ((await drawn()) - before)) / counted.frames) / 10 };
  }
  return { marks, ...runs };
}

function waitInPage() {
  window.drawn = (selector) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const look = () => {
        if (document.querySelector(selector)) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        else if (performance.now() - began > 30_000) reject(new Error(`${selector} does not come`));
        else requestAnimationFrame(look);
      };
      look();
    });
  window.changed = async (link, there) => {
    const began = performance.now();
    document.querySelector(link).click();
    return (await window.drawn(there)) - began;
  };
  window.countFrames = () => {
    const times = (window.times = []);
    const count = (now) => {
      times.push(now);
      if (window.times === times) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  };
  window.framesCounted = () => {
    const { times } = window;
    window.times = null;
    const between = times.slice(1).map((time, n) => time - times[n]);
    return { frames: between.length, perSecond: Math.round((1000 * between.length) / (times.at(-1) - times[0])), longest: Math.round(Math.max(...between)) };
  };
}
