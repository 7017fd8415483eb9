/** Corrections: in the review and in the reader, by keys and by the pointer, with their way back and their history. */
import { expect, open, settled, test, type Page } from "./desk";

test.use({ writes: true });

test("what is least certain is accepted and rejected by a key, and taken back by another", async ({ page }) => {
  await open(page, "/review");
  const queue = page.locator(".queue ol li");
  const first = queue.first().locator("a");
  const before = await queue.count();
  await expect(first).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("button", { name: /^It does(?! not)/ })).toBeVisible(); // what keys decide about is there
  const says = await first.innerText();
  await page.keyboard.press("a");
  await expect(page.locator(".note")).toContainText("Undo");
  await expect(first).not.toHaveText(says);
  await page.keyboard.press("u");
  await expect(page.locator(".note").filter({ hasText: "Undone" })).toBeVisible();
  await expect(queue).toHaveCount(before);
  await open(page, "/review?show=decided");
  await expect(page.locator(".decided-list .standing")).toHaveCount(2); // what was decided, and that it was taken back
});

test("a claim is corrected in the review by keys alone; the reader shows it, and undo brings back what was read", async ({ page }) => {
  await open(page, "/review?kind=claim");
  await page.locator(".record-editor").waitFor();
  const act = page.getByLabel("Act", { exact: true });
  const before = await act.inputValue();
  await page.keyboard.press("c");
  await expect(act).toBeFocused();
  await act.selectOption(before === "deny" ? "confirm" : "deny");
  await expect(page.locator(".changed-mark")).toHaveText("changed");
  const where = await page.locator(".review-page .page-chip").first().getAttribute("href");
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".note").filter({ hasText: "Corrected" })).toBeVisible();
  await open(page, where ?? "");
  await expect(page.locator(".record .record-act")).toContainText(before === "deny" ? "confirm" : "den");
  await expect(page.locator(".panel .decided")).toContainText("corrected by");
  await open(page, "/review?show=decided");
  await page.getByRole("button", { name: /^Undo decision/ }).click();
  await expect(page.locator(".decided-list")).toContainText("undone");
  await open(page, where ?? "");
  await expect(page.locator(".panel .decided")).toHaveCount(0);
});

test("the ends of a claim's words are moved by pointer and by keys", async ({ page }) => {
  await open(page, "/review?kind=claim");
  const button = page.locator("button.words.part-content").first();
  const before = await button.innerText();
  await button.click();
  const end = page.getByRole("slider", { name: "Where the words end" });
  await end.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".changed-mark")).toHaveText("changed");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".changed-mark")).toHaveCount(0);
  const start = page.getByRole("slider", { name: "Where the words begin" });
  const at = await start.boundingBox();
  const words = await page.locator("mark.part-content.is-chosen").first().boundingBox();
  if (!at || !words) throw new Error("the handle is not drawn");
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(at.x + Math.min(words.width * 0.6, 160), at.y + at.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(page.locator(".changed-mark")).toHaveText("changed");
  await expect(button).not.toHaveText(before);
  await page.getByRole("button", { name: /^Save the correction/ }).click();
  await expect(page.locator(".note").filter({ hasText: "Corrected" })).toBeVisible();
});

test("a record is rejected in the reader, and is back when that is undone", async ({ page, desk }) => {
  await open(page, await desk.page("radio-ismer.html", "?record=C2"));
  const claims = page.locator(".text a.ref");
  const before = await claims.count();
  await page.getByText("Accept, reject or correct it").click();
  await page.getByRole("button", { name: "It is wrong" }).click();
  await expect(claims).toHaveCount(before - 1);
  await page.locator(".note").getByRole("button", { name: "Undo" }).click();
  await expect(claims).toHaveCount(before);
});

test("what was decided changes the accounts", async ({ page, desk }) => {
  const address = `/accounts/${await desk.incident()}?question=killed`;
  await open(page, address);
  const telling = page.locator(".accounts-panel a.accounts-words[href*='record=C']").first();
  const where = await telling.getAttribute("href");
  const tellings = page.locator(".accounts-panel .accounts-tellings li");
  await tellings.first().waitFor();
  const before = await page.locator(".accounts-panel").innerText();
  await open(page, where ?? "");
  await page.getByText("Accept, reject or correct it").click();
  await page.getByRole("button", { name: "It is wrong" }).click();
  await expect(page.locator(".note").filter({ hasText: "Rejected" })).toBeVisible();
  await open(page, address);
  await expect.poll(() => page.locator(".accounts-panel").innerText()).not.toBe(before);
});

test("who decides about what another decided about meanwhile is told, and nothing is lost", async ({ page, context, desk, faults }) => {
  faults.allow(/status of 409/);
  const other = await context.newPage();
  const address = await desk.page("radio-ismer.html", "?record=C2");
  for (const window of [page, other]) {
    await open(window, address);
    await window.getByText("Accept, reject or correct it").click();
    await window.getByLabel("Act", { exact: true }).waitFor();
  }
  await decideAs(page, "Ana");
  await page.goto(address);
  await settled(page);
  await page.getByText("Accept, reject or correct it").click();
  await page.getByRole("button", { name: "It is right" }).click();
  await expect(page.locator(".note").filter({ hasText: "Accepted" })).toBeVisible();
  await other.getByRole("button", { name: "It is wrong" }).click();
  const note = other.locator(".note.failed");
  await expect(note).toContainText(/decided|meanwhile/i);
  await note.getByRole("button", { name: "Decide all the same" }).click();
  await expect(other.locator(".note").filter({ hasText: "Rejected" })).toBeVisible();
  expect((await desk.get<{ decisions: unknown[] }>("/decisions")).decisions).toHaveLength(2);
});

async function decideAs(page: Page, name: string): Promise<void> {
  await open(page, "/review");
  await page.getByLabel("Deciding as").fill(name);
  await page.keyboard.press("Tab");
}
