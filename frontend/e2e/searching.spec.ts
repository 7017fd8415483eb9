/** Search over everything, with the hit kept highlighted where it leads. */
import { expect, open, test } from "./desk";

test("what is searched for is marked in the hits, and stays marked in the reader", async ({ page }) => {
  await open(page, "/pages");
  await page.keyboard.press("/");
  await page.keyboard.type("soup kitchen");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\?q=soup/);
  const hits = page.locator(".hit");
  await expect(hits.first()).toBeVisible();
  await expect(hits.first().locator("mark").first()).toBeVisible();
  await hits.locator(".claim-card .said").first().click();
  await expect(page).toHaveURL(/record=C\d+.*find=soup/);
  await expect(page.locator(".reader-found")).toContainText("soup kitchen");
  await expect(page.locator(".text mark").first()).toHaveText(/soup/i);
  await expect(page.locator(".text .is-chosen").first()).toBeInViewport();
  await page.reload();
  await expect(page.locator(".text mark").first()).toHaveText(/soup/i);
  await page.getByRole("button", { name: "Take the highlight away" }).click();
  await expect(page.locator(".text mark")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search pages and claims" })).toHaveValue("soup kitchen");
});

test("a search is narrowed by what is done with the words, and by days", async ({ page }) => {
  await open(page, "/search?q=pier");
  const many = await page.locator(".hit").count();
  await page.getByLabel("What they do").selectOption("deny");
  await expect(page).toHaveURL(/act=deny/);
  await expect(page.locator(".hit").first()).toBeVisible();
  await expect.poll(() => page.locator(".hit").count()).toBeLessThan(many);
  await expect(page.locator(".claim-card header").first()).toContainText(/den/);
  await page.getByLabel("to", { exact: true }).fill("2025-03-06");
  await expect(page).toHaveURL(/until=2025-03-06/);
  for (const day of await page.locator(".hit-page .faint").allInnerTexts()) expect(day).toContain("6 March 2025");
});

test("nothing found says what to try, and a search of nothing says what can be asked", async ({ page }) => {
  await open(page, "/search?q=zeppelin");
  await expect(page.getByText("No page has all of that")).toBeVisible();
  await open(page, "/search");
  await expect(page.getByText("deport*")).toBeVisible();
});
