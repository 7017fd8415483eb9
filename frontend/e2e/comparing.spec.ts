/** The accounts side by side: the cell, its exact words, and the place in the reader to which they lead. */
import { expect, open, settled, test, type Locator, type Page } from "./desk";

test("the accounts of the incident told on most pages are shown first, and others are a click away", async ({ page, desk }) => {
  await open(page, "/accounts");
  await expect(page).toHaveURL(new RegExp(`/accounts/${await desk.incident()}`));
  await expect(page.getByRole("grid")).toBeVisible();
  await page.keyboard.press("i");
  const lines = page.getByRole("navigation", { name: "Incidents" }).locator(".incident-line");
  await lines.filter({ hasText: "Protest" }).first().click();
  await settled(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Protest");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Shooting");
});

test("a cell opens to the exact words, and these lead to their place in the reader", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}`);
  await (await under(row(page, "Killed"), "Lantern")).click();
  await expect(page).toHaveURL(/question=killed/);
  const panel = page.locator(".accounts-panel");
  await expect(panel.getByRole("heading", { level: 2 })).toContainText("Killed");
  const words = panel.locator("a.accounts-words").first();
  await expect(words.locator(".around").first()).toBeVisible();
  await page.reload();
  await expect(words.locator(".around").first()).toBeVisible();
  const quoted = await words.innerText();
  await words.click();
  await expect(page).toHaveURL(/\/pages\/.+at=\d+-\d+/);
  await expect(page.locator(".reader-outlet")).toContainText("Lantern Rights");
  const mark = page.locator(".text mark").first();
  await expect(mark).toBeInViewport();
  expect(quoted).toContain(await mark.innerText());
  await page.goBack();
  await expect(panel).toBeVisible();
});

test("why an answer counts as often as it does is drawn and said", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}?question=killed`);
  const why = page.locator(".accounts-derivation").first();
  await expect(why).toHaveAttribute("open");
  await expect(why.locator(".accounts-sum")).toBeVisible();
  await expect(why.locator(".accounts-group").first()).toBeVisible();
  await expect(why.locator(".accounts-edges path").first()).toBeAttached();
  const groups = await why.locator(".accounts-group").count();
  await expect(why.locator("ol").first()).toHaveAttribute("aria-label", new RegExp(`^${groups} independent origins`));
});

test("the number of origins from which on an answer is corroborated is in the address and in the table", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}`);
  const enough = page.locator(".accounts-grid .accounts-origins.enough");
  const before = await enough.count();
  await page.getByLabel(/corroborated from/).fill("5");
  await expect(page).toHaveURL(/threshold=5/);
  await expect.poll(() => enough.count()).toBeLessThan(before);
});

test("parties stand across as well, each with those who speak for it", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}`);
  await page.keyboard.press("b");
  await expect(page).toHaveURL(/by=parties/);
  await expect(page.getByRole("grid").getByRole("columnheader").filter({ hasText: "Quay Committee" }).first()).toBeVisible();
});

test("who tells of the incident and does not answer is silent, and says so when it is opened", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}`);
  await page.locator("td[role=gridcell] .accounts-silent").first().click();
  await expect(page.locator(".accounts-none")).toContainText("does not answer this");
  await expect(page.locator(".accounts-others li").first()).toBeVisible();
});

test("the table is walked through with the arrow keys, and a cell is opened and closed by keys alone", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}`);
  await page.locator(".accounts-grid [tabindex='0']").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("[data-at='1 1']")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".accounts-panel h2")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".accounts-panel")).toHaveCount(0);
  await expect(page.locator(".accounts-grid :focus")).toBeVisible();
});

test("in a narrow window the table is a list of questions, and the words take its place", async ({ page, desk }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  await open(page, `/accounts/${await desk.incident()}`);
  await expect(page.getByRole("grid")).toHaveCount(0);
  await page.locator(".accounts-list .accounts-teller").first().click();
  await expect(page.locator(".accounts-panel a.accounts-words").first()).toBeVisible();
  await page.goBack();
  await expect(page.locator(".accounts-list")).toBeVisible();
});

function row(page: Page, question: string): Locator {
  return page.locator(".accounts-grid tbody tr").filter({ has: page.locator(".accounts-question", { hasText: new RegExp(`^${question}$`) }) });
}

/** The cell of a row under the head with this name. */
async function under(of: Locator, name: string): Promise<Locator> {
  const heads = await of.page().locator(".accounts-grid thead th").allInnerTexts();
  return of.locator("th, td").nth(heads.findIndex((head) => head.includes(name)));
}
