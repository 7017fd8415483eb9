/** Who speaks, for whom, and how pages depend on each other. */
import { expect, open, test } from "./desk";

test("a party shows what it says, denies and withholds, each with the way to its words", async ({ page }) => {
  await open(page, "/sources");
  const names = page.locator(".voice-table .party-chip");
  await expect(names.first()).toBeVisible();
  await names.filter({ hasText: "Quay Committee" }).first().click();
  await expect(page).toHaveURL(/\/sources\/.+/);
  await expect(page.locator(".party-page")).toContainText("Quay Committee");
  await expect(page.locator(".act-group").first()).toBeVisible();
  await page.locator(".act-group .claim-card .said").first().click();
  await expect(page).toHaveURL(/\/pages\/.+record=C/);
});

test("parties are narrowed by what they do, and the address keeps it", async ({ page }) => {
  await open(page, "/sources");
  await page.getByLabel("What they do").selectOption("withhold");
  await expect(page).toHaveURL(/act=withhold/);
  await expect(page.locator(".voice-count")).toContainText(/of \d+/);
});

test("pages that depend on each other are laid side by side, passage by passage", async ({ page }) => {
  await open(page, "/sources/lineage");
  const ties = page.locator(".family-ties a").filter({ hasText: "%" });
  await ties.first().click();
  await expect(page).toHaveURL(/\/sources\/lineage\/\w+\/\w+/);
  await expect(page.locator(".pair-passage mark.same").first()).toBeVisible();
  await page.getByRole("button", { name: "next" }).click();
  await expect(page).toHaveURL(/passage=1/);
  const passage = page.locator("[data-passage='1']");
  await expect(passage).toBeInViewport();
  await page.keyboard.press("r");
  await expect(page).toHaveURL(/rest=1/);
  await passage.locator(".pair-outlet").first().click();
  await expect(page.locator(".text mark").first()).toBeInViewport();
});
