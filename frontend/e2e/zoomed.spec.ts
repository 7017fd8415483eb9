/** At 200 % zoom, on a wall screen, and with text that runs from right to left. */
import { expect, open, test, type Page } from "./desk";
import { VIEWS } from "./views";

const SIZES = [
  ["at 200 % zoom", { width: 640, height: 430 }], // a window of 1280 pixels at twice the size has room for 640
  ["on a telephone", { width: 360, height: 640 }],
  ["on a wall screen", { width: 2560, height: 1440 }],
] as const;

for (const view of VIEWS) {
  test.describe(view.name, () => {
    test.use({ caseName: view.on ?? "drevna" });
    test(`${view.name}: nothing runs out of the window or is cut off, at 200 % zoom, on a telephone and on a wall screen`, async ({ page, desk, faults }) => {
      if (view.name === "reader-original") faults.allow(/Blocked script execution|content security policy/i);
      await open(page, await view.at(desk));
      for (const [when, size] of SIZES) {
        await page.setViewportSize(size);
        await page.evaluate(() => scrollTo(0, 0));
        await expect.poll(() => overhang(page), { message: `pixels that run out of the window ${when}`, timeout: 5000 }).toBeLessThanOrEqual(0);
        await expect(page.getByRole("heading").first(), when).toBeVisible();
        for (const link of await page.locator(".shell-nav a").all()) await expect(link, `every view can be gone to ${when}`).toBeInViewport({ ratio: 0.95 });
        await expect.poll(() => cutOff(page), { message: `what is cut off ${when}`, timeout: 5000 }).toEqual([]);
      }
    });
  });
}

function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What can be pressed, written in or read of which part lies where one cannot scroll to. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const out = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) return false; // there for screen readers alone
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (scrolls(around)) return false;
        if (["hidden", "clip"].includes(getComputedStyle(around).overflowX) && around.getBoundingClientRect().right < box.right - 2) return true;
      }
      return box.left < -1 || box.right > document.documentElement.clientWidth + 1;
    };
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, h1, h2, h3, p, li, dd, figcaption")];
    return all.filter((element) => element.checkVisibility() && out(element)).map((element) => element.outerHTML.slice(0, 120));
  });
}

test.describe("text from right to left", () => {
  test.use({ caseName: "empty", writes: true });

  test("stands from the right, in the list and in the reader, and leaves the desk's own words where they are", async ({ page, desk }) => {
    await open(page, "/pages");
    await page.getByRole("tab", { name: "Text", exact: true }).click();
    await page.getByLabel("Text of the article").fill("قُتل شخصان بالرصاص في ميناء درفنا فجر الخميس، بحسب الشرطة.\n\nونفت الوزارة ذلك.");
    await page.getByLabel("Title", { exact: true }).fill("مقتل شخصين في الميناء");
    await page.getByLabel("Outlet", { exact: true }).fill("صوت الميناء");
    await page.getByRole("button", { name: "Add this text" }).click();
    const link = page.getByRole("link", { name: "مقتل شخصين في الميناء" }).first();
    await expect(link).toBeVisible();
    await link.click();
    const paragraph = page.locator(".text").filter({ hasText: "ونفت" }).first();
    await expect(paragraph).toHaveCSS("direction", "rtl");
    await expect(page.locator(".reader-facts")).toHaveCSS("direction", "ltr");
    const text = await paragraph.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const [line] = range.getClientRects();
      const box = element.getBoundingClientRect();
      return { left: (line?.left ?? 0) - box.left, right: box.right - (line?.right ?? 0) };
    });
    expect(text.right, "room at the right of a line").toBeLessThan(text.left);
    await open(page, `/search?q=${encodeURIComponent("الوزارة")}`);
    await expect(page.locator(".hit mark").first()).toBeVisible();
    expect((await desk.get<{ pages: unknown[] }>("/pages")).pages).toHaveLength(1);
  });
});

test.describe("names and quotations from right to left within English text", () => {
  test.use({ caseName: "empty", writes: true });

  const ARABIC = `<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>مقتل شخصين في أوستريل</title><meta property="og:site_name" content="صوت الميناء">
    <meta property="article:published_time" content="2025-04-02"></head><body><article><h1>مقتل شخصين في أوستريل</h1><p>قُتل شخصان بالرصاص في أوستريل فجر الثلاثاء، بحسب الشرطة. ونفت الوزارة ذلك في بيان لها.</p></article></body></html>`;
  const mixed = (outlet: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Two shot dead at mill of שלום in Ostrel</title><meta property="og:site_name" content="${outlet}">
    <meta property="article:published_time" content="2025-04-02"></head><body><article><h1>Two shot dead at mill of שלום in Ostrel</h1>
    <p>Two people were shot dead at a mill in Ostrel on Tuesday, said محمود الخطيب, a spokesman for the ministry (3 April).</p>
    <p>“לא ראינו דבר,” said דנה פרו, a miller. The ministry of النقل denied that anyone was killed.</p></article></body></html>`;

  test("keep to themselves wherever they are shown: no word, number or mark beside them changes its place", async ({ page, desk }) => {
    await open(page, "/pages");
    const files = [["ar.html", ARABIC], ["en.html", mixed("قناة البحر")], ["he.html", mixed("קול הנמל")]] as const;
    await page.getByLabel("Files to add").setInputFiles(files.map(([name, text]) => ({ name, mimeType: "text/html", buffer: Buffer.from(text) })));
    await expect(page.locator(".lot")).toContainText("3 pages added", { timeout: 180_000 });
    const incident = await desk.incident();
    const reader = await desk.page("en.html", "?record=C1");
    for (const at of ["/pages", reader, `/accounts/${incident}`, `/accounts/${incident}?question=killed`, `/accounts/${incident}?by=parties`, "/timeline", "/map", "/sources", "/sources/lineage", "/review", "/review?show=who", "/search?q=ostrel"]) {
      await open(page, at);
      expect.soft(await loose(page), `at ${at}`).toEqual([]);
      expect.soft(await overhang(page), `pixels that run out of the window at ${at}`).toBeLessThanOrEqual(0);
    }
    await open(page, await desk.page("ar.html"));
    await expect(page.locator(".reader-page .text").first()).toHaveCSS("direction", "rtl");
  });
});

/** Words from right to left that share a line with the desk's own words and are not set apart from them. */
function loose(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const apart = (element: Element): boolean => element.tagName === "BDI" || element.getAttribute("dir") === "auto" || /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi);
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !/[\u0590-\u08ff]/.test(node.textContent ?? "") || parent.closest("option, [role=status], title, svg, style")) continue;
      if (!parent.closest("bdi, [dir=auto]") && !apart(parent)) found.push(`${parent.outerHTML.slice(0, 140)} in ${parent.parentElement?.className ?? ""}`);
    }
    return found;
  });
}
