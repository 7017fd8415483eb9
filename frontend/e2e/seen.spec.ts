/** Every view in light and dark, wide and narrow: nothing that axe finds, nothing that runs out of the window, and as it looked before. */
import AxeBuilder from "@axe-core/playwright";
import { expect, open, test, type Page } from "./desk";
import { VIEWS } from "./views";

const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 360, height: 760 };

for (const view of VIEWS) {
  test.describe(view.name, () => {
    test.use({ caseName: view.on ?? "drevna" });
    test(`${view.name}: readable by everybody, in both themes, wide and narrow`, async ({ page, desk, faults }) => {
      if (view.name === "reader-original") faults.allow(/Blocked script execution|content security policy/i);
      await open(page, await view.at(desk));
      if (view.pictured) await looks(page, `${view.name}-light-wide.png`);
      await readable(page, "light, wide");
      await inTheme(page, "dark");
      await readable(page, "dark, wide");
      await page.setViewportSize(NARROW);
      await within(page);
      await readable(page, "dark, narrow");
      if (view.pictured) {
        await open(page, page.url()); // narrow from the beginning, as on a telephone
        await looks(page, `${view.name}-dark-narrow.png`);
      }
      await inTheme(page, "light");
      await readable(page, "light, narrow");
      await page.setViewportSize(WIDE);
      await within(page);
    });
  });
}

test("the list of keys is a dialog that keeps the keyboard, and gives it back", async ({ page }) => {
  await open(page, "/pages");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toBeVisible();
  await readable(page, "keys");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test.describe("an empty case", () => {
  test.use({ caseName: "empty" });
  for (const [at, says] of [
    ["/pages", "This case is empty"],
    ["/accounts", "No incident yet"],
    ["/timeline", "Nothing to put on a timeline yet"],
    ["/map", "No incident has a place"],
    ["/sources", "Nobody speaks in this case yet"],
    ["/sources/lineage", "page"],
    ["/review", "Nothing is left to review"],
    ["/search?q=pier", "No page has all of that"],
  ] as const) {
    test(`${at} says what there is to do`, async ({ page }) => {
      await open(page, at);
      await expect(page.locator("#view")).toContainText(says);
      await readable(page, "empty, light");
      await inTheme(page, "dark");
      await readable(page, "empty, dark");
    });
  }
});

async function inTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

async function readable(page: Page, when: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude("iframe").analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 4).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
  expect.soft(found, `axe, ${when}`).toEqual([]);
}

/** Nothing runs out of the window sideways. */
async function within(page: Page): Promise<void> {
  const out = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await softly.poll(out, { message: `pixels that run out of the window at ${page.viewportSize()?.width ?? 0}`, timeout: 5000 }).toBeLessThanOrEqual(0);
}

const softly = expect.configure({ soft: true });

/** Hold what is in sight against the picture of before. */
async function looks(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await expect.soft(page).toHaveScreenshot(name);
}
