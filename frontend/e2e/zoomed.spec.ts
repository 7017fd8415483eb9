/** At 200 % zoom, and with text that runs from right to left. */
import { expect, open, test } from "./desk";
import { VIEWS } from "./views";

test.describe("at 200 % zoom", () => {
  // a window of 1280 pixels at twice the size has room for 640
  test.use({ viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 });

  for (const view of VIEWS.filter(({ pictured }) => pictured)) {
    test.describe(view.name, () => {
      test.use({ caseName: view.on ?? "drevna" });
      test("stays within the window, and its heading is seen", async ({ page, desk }) => {
        await open(page, await view.at(desk));
        const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(out, "pixels that run out of the window").toBeLessThanOrEqual(0);
        await expect(page.getByRole("heading").first()).toBeVisible();
      });
    });
  }
});

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
