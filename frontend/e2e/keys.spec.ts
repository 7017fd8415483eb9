/** With the keyboard alone, through every view. */
import { expect, open, test, type Page } from "./desk";

test("every view is gone to, used and left by keys", async ({ page, desk }) => {
  await open(page, "/pages");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(page.locator(".page-title:focus")).toBeVisible();
  await outlined(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pages\/\w+/);
  await page.locator(".reader-page").waitFor();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/record=C1$/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/record/);

  await goTo(page, "a", /\/accounts\//);
  await page.getByRole("grid").waitFor();
  await tabTo(page, ".accounts-grid [tabindex='0']");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator(".accounts-panel h2")).toBeFocused();
  await page.keyboard.press("Escape");

  await goTo(page, "t", /\/timeline/);
  await page.locator(".timeline-row a").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/mark=/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/mark=/);

  await goTo(page, "m", /\/map/);
  await page.locator(".map-host").waitFor();
  await page.keyboard.press("+");
  await expect(page).toHaveURL(/at=/);

  await goTo(page, "s", /\/sources/);
  await page.locator(".voice-table").waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sources\/.+/);

  await goTo(page, "r", /\/review/);
  await page.locator(".queue").waitFor();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/item=/);

  await page.keyboard.press("/");
  await page.keyboard.type("gendarmes");
  await page.keyboard.press("Enter");
  await page.locator(".hit").first().waitFor();
  await page.keyboard.press("j");
  await expect(page.locator(".hit :focus")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/find=gendarmes/);
  await goTo(page, "p", /\/pages$/);
  expect(page.url().startsWith(desk.address)).toBe(true);
});

test("the first stop of the keyboard leads past the navigation", async ({ page }) => {
  await open(page, "/pages");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the view" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#view")).toBeFocused();
});

test("keys are off while one writes", async ({ page }) => {
  await open(page, "/pages");
  await page.keyboard.press("/");
  await page.keyboard.type("g a ?");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(/\/pages$/);
});

async function goTo(page: Page, letter: string, address: RegExp): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.press(letter);
  await expect(page).toHaveURL(address);
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press("Tab");
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** What has the focus is seen to have it. */
async function outlined(page: Page): Promise<void> {
  const width = await page.evaluate(() => (document.activeElement ? parseFloat(getComputedStyle(document.activeElement).outlineWidth) : 0));
  expect(width, "outline of what has the focus").toBeGreaterThan(0);
}
