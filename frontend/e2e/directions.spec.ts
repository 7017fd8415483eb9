/** Names that run from right to left leave the order of what stands around them as it is, also where no element can be put around them. */
import { expect, open, settled, test, type Page } from "./desk";

test.use({ caseName: "empty", writes: true });

const OUTLET = "صوت الميناء";
const TITLE = "عاجل: Two shot at mill";

test("an outlet and a title in Arabic are isolated in menus, labels and the name of the window", async ({ page }) => {
  await open(page, "/pages");
  await page.getByRole("tab", { name: "Text", exact: true }).click();
  await page.getByLabel("Text of the article").fill("Two people were shot dead at a mill in Ostrel on Tuesday, police said. “We saw nothing,” the miller said.");
  for (const [name, value] of Object.entries({ Title: TITLE, Outlet: OUTLET, Published: "2025-04-02" })) await page.getByLabel(name, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Add this text" }).click();
  await expect(page.locator(".lot")).toContainText("1 page added", { timeout: 180_000 });
  await page.getByRole("link", { name: TITLE }).first().click();
  await settled(page);
  await expect(page).toHaveTitle(new RegExp(`^\u2068${TITLE}\u2069 · `));
  await open(page, "/review?show=missed");
  const option = page.locator("option", { hasText: OUTLET });
  await expect(option).toHaveText(`\u2068${OUTLET}\u2069, 2 April 2025: \u2068${TITLE}\u2069`);
  expect(await inOrder(page, (await option.textContent()) ?? "", OUTLET, "2 April 2025")).toBe(true);
  expect(await inOrder(page, `${OUTLET}, 2 April 2025`, OUTLET, "2 April 2025"), "without the marks the day runs into the name").toBe(false);
});

/** Whether a browser lays the one words out wholly to the left of the others. */
function inOrder(page: Page, text: string, first: string, then: string): Promise<boolean> {
  return page.evaluate(
    ([all, one, other]) => {
      const line = document.createElement("span");
      line.textContent = all;
      document.body.append(line);
      const boxOf = (words: string): DOMRect => {
        const range = document.createRange();
        const start = all.indexOf(words);
        range.setStart(line.firstChild as Text, start);
        range.setEnd(line.firstChild as Text, start + words.length);
        return range.getBoundingClientRect();
      };
      const [left, right] = [boxOf(one), boxOf(other)];
      line.remove();
      return left.right <= right.left + 1;
    },
    [text, first, then] as const,
  );
}
