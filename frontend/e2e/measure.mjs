// How fast a desk shows its views in Chromium: `node measure.mjs http://127.0.0.1:8765/` prints JSON, times in milliseconds.
// A time ends when what the view is for stands in the document and the browser has drawn it.
/* global document, window, performance, requestAnimationFrame, setTimeout, console */
import { existsSync } from "node:fs";
import process from "node:process";
import { chromium } from "@playwright/test";

const [address = "http://127.0.0.1:8765/"] = process.argv.slice(2);
const BROWSERS = [process.env.TESTIGO_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const VIEWS = [
  ["accounts", ".shell-nav a[href='/accounts']", ".accounts-grid td"],
  ["timeline", ".shell-nav a[href='/timeline']", ".timeline-row"],
  ["map", ".shell-nav a[href='/map']", ".map-marks"],
  ["sources", ".shell-nav a[href='/sources']", ".voice-table tbody tr"],
  ["lineage", ".sources-parts a[href='/sources/lineage']", ".family-line"],
  ["review", ".shell-nav a[href='/review']", ".review-item"],
  ["pages", ".shell-nav a[href='/pages']", ".page-table tbody tr"],
  ["reader", ".page-table .page-title", ".reader-page .text"],
];
const ROUNDS = 3;
const TURNS = 90;

const browser = await chromium.launch({ executablePath: BROWSERS.find((path) => path && existsSync(path)) });
const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
await page.addInitScript(waitInPage);
const found = { first: await first(), views: {} };
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, link, there] of VIEWS) (found.views[name] ??= []).push(Math.round(await change(link, there)));
}
found.frames = await frames();
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
  const spent = await page.evaluate(([from, to]) => window.changed(from, to), [link, there]);
  await page.waitForTimeout(400);
  return spent;
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
    await page.evaluate(() => window.countFrames());
    for (let turn = 0; turn < TURNS; turn += 1) {
      const way = turn % 30 < 15 ? -40 : 40;
      await page.mouse.wheel(wheel[0] * way, wheel[1] * way);
    }
    runs[name] = await page.evaluate(() => window.framesCounted());
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
    return { perSecond: Math.round((1000 * between.length) / (times.at(-1) - times[0])), longest: Math.round(Math.max(...between)) };
  };
}
