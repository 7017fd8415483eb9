/** The list of pages and the reader. */
import { expect, open, test } from "./desk";

test("the list is ordered and narrowed, and both stand in the address", async ({ page }) => {
  await open(page, "/pages");
  const rows = page.locator(".page-table tbody tr");
  await expect(rows).toHaveCount(13);
  await expect(rows.first()).toContainText("Long Reach"); // the newest
  await page.getByRole("button", { name: "Claims" }).click();
  await expect(page).toHaveURL(/sort=-claims/);
  await expect(rows.first()).toContainText("Twenty-Five Minutes");
  await page.getByRole("searchbox", { name: /Show only pages/ }).fill("cronica");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("in Spanish, which is not read for claims");
  await page.reload();
  await expect(rows).toHaveCount(1);
});

test("what depends on what stands in the list", async ({ page }) => {
  await open(page, "/pages?filter=bellhaven");
  const row = page.locator(".page-table tbody tr");
  await expect(row).toContainText("2 versions");
  await expect(row.locator(".page-lineage")).toContainText("overland-press.txt");
});

test("a claim that is chosen shows who says it, how it was read, and what other pages say", async ({ page, desk }) => {
  await open(page, await desk.page("selmar-courier.html"));
  await page.getByRole("link", { name: /^Claim 11\./ }).click();
  await expect(page).toHaveURL(/record=C11/);
  const panel = page.getByRole("complementary", { name: "Beside the text" });
  await expect(panel).toContainText("Dr Hana Milvec");
  await expect(panel).toContainText("six bodies had been brought");
  await expect(panel).toContainText("The Selmar Courier reports that");
  await expect(panel.getByText("Confidence")).toBeVisible();
  await expect(panel.locator(".elsewhere").first()).toBeVisible();
  await expect(page.locator(".text .is-chosen").first()).toBeInViewport();
  const other = panel.locator(".elsewhere .page-chip").first();
  const name = await other.locator("bdi").first().innerText();
  await other.click();
  await expect(page.locator(".reader-outlet")).toContainText(name);
  await expect(page.locator(".text mark").first()).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/record=C11/);
});

test("the place at which one was is there again after a reload", async ({ page, desk }) => {
  await open(page, await desk.page("long-reach.html", "?record=C40"));
  const chosen = page.locator(".text .is-chosen").first();
  await expect(chosen).toBeInViewport();
  const words = await chosen.innerText();
  await page.reload();
  await expect(page.locator(".text .is-chosen").first()).toHaveText(words);
  await expect(page.locator(".text .is-chosen").first()).toBeInViewport();
});

test("incidents and counts stand in the margin and open as records", async ({ page, desk }) => {
  await open(page, await desk.page("selmar-courier.html"));
  await page.locator(".margin .note-count").first().click();
  await expect(page).toHaveURL(/record=killed/);
  await expect(page.locator(".panel-body .record")).toContainText("killed");
  await page.locator(".margin .note-incident").first().click();
  await expect(page).toHaveURL(/record=I1/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/record=/);
});

test("what is set aside is folded away, and can be unfolded", async ({ page, desk }) => {
  await open(page, await desk.page("selmar-courier.html"));
  const aside = page.locator("details.furniture").first();
  await expect(aside.locator(".row").first()).toBeHidden();
  await aside.locator("summary").click();
  await expect(aside.locator(".row").first()).toBeVisible();
});

test("the original stands beside the text, and nothing in it runs or is fetched", async ({ page, desk, faults }) => {
  faults.allow(/Blocked script execution|content security policy|refused to/i); // it is what the frame is there for
  await open(page, await desk.page("selmar-courier.html"));
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/beside=original/);
  const frame = page.frameLocator(".original iframe");
  await expect(frame.getByText("Dockers’ leaders deny guns on pier").first()).toBeVisible();
});

test("versions of a page stand side by side with what changed", async ({ page, desk }) => {
  await open(page, await desk.page("bellhaven-ledger.html"));
  await page.keyboard.press("v");
  const panel = page.getByRole("complementary", { name: "Beside the text" });
  await expect(panel.getByRole("heading", { name: "From version 1 to 2" })).toBeVisible();
  await expect(panel.locator(".changes ins, .changes .come").first()).toBeVisible();
});

test("a page that is not there, and an address of no view, say so", async ({ page, faults }) => {
  faults.allow(/status of 404/);
  await open(page, "/pages/0000000000000000");
  await expect(page.getByRole("alert")).toBeVisible();
  await open(page, "/nowhere");
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
});
