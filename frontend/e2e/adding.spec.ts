/** Pages are added to an empty case: from files, from a text, from an address; and what cannot be read says why. */
import { join } from "node:path";
import { expect, open, test, type Page } from "./desk";
import { ROOT } from "./machine";

test.use({ caseName: "empty", writes: true });

const sample = (name: string): string => join(ROOT, "examples/drevna", name);

test("an empty case says what to do first, and takes files; the list grows as they are read", async ({ page }) => {
  await open(page, "/");
  await expect(page).toHaveURL(/\/pages$/);
  await expect(page.getByRole("heading", { name: "This case is empty" })).toBeVisible();
  await page.getByLabel("Files to add").setInputFiles([sample("radio-ismer.html"), sample("selmar-courier.html"), sample("extracted.jsonl")]);
  const lot = page.locator(".lot");
  await expect(lot).toContainText("4 pages added", { timeout: 180_000 }); // the first page waits for the weights
  await expect(page.locator(".page-table tbody tr")).toHaveCount(4);
  await expect(page.locator(".page-table")).toContainText("Dockers’ leaders deny guns on pier");
  await expect(page.locator(".shell-case")).toContainText("4 pages");
  await page.getByLabel("Files to add").setInputFiles([sample("radio-ismer.html")]);
  await expect(lot.first()).toContainText("in the case already");
  await expect(page.locator(".page-table tbody tr")).toHaveCount(4);
});

test("files are dropped anywhere in the window", async ({ page }) => {
  await open(page, "/pages");
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["<title>Two shot at mill</title><p>Two people were shot dead at a mill in Ostrel, police said.</p>"], "mill.html", { type: "text/html" }));
    return data;
  });
  await page.dispatchEvent("body", "dragover", { dataTransfer: dropped });
  await expect(page.getByText("Drop to add to the case")).toBeVisible();
  await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
  await expect(page.locator(".lot")).toContainText("1 page added");
  await expect(page.getByRole("link", { name: "Two shot at mill" })).toBeVisible();
});

test("a pasted text becomes a page with what is known of it", async ({ page }) => {
  await open(page, "/pages");
  await paste(page, { Title: "Six held at Ostrel mill", Outlet: "Ostrel Sentinel", Published: "2025-04-02" }, "Police arrested six people at the mill in Ostrel on Tuesday, Inspector Dana Ferro said. “We found nothing,” she said.");
  await expect(page.locator(".lot")).toContainText("1 page added");
  const row = page.locator(".page-table tbody tr");
  await expect(row).toContainText("2 April 2025");
  await expect(row).toContainText("Ostrel Sentinel");
  await row.getByRole("link", { name: "Six held at Ostrel mill" }).click();
  await expect(page.locator(".reader-head")).toContainText("Ostrel Sentinel");
  await expect(page.locator(".reader-page")).toContainText("We found nothing");
});

test("an address that cannot be fetched is a failure with its reason, and nothing is lost", async ({ page }) => {
  await open(page, "/pages");
  await page.getByRole("tab", { name: "Web address" }).click();
  await page.getByLabel("Address of a page").fill("https://newsroom.invalid/story");
  await page.getByRole("button", { name: "Fetch and add" }).click();
  await expect(page.locator(".lot")).toContainText("could not be read");
  await expect(page.locator(".became")).toContainText(/not read: .+\(T\d+\)/);
  const failures = page.locator(".failures");
  await expect(failures).toContainText("1 page could not be read");
  await failures.locator("summary").click();
  await expect(failures).toContainText("https://newsroom.invalid/story");
  await page.reload();
  await expect(failures).toContainText("1 page could not be read");
});

test("an address on the desk's own machine is refused, and a file that is none is a failure", async ({ page, desk }) => {
  await open(page, "/pages");
  await page.getByRole("tab", { name: "Web address" }).click();
  await page.getByLabel("Address of a page").fill(`${desk.address}api/v1/case`);
  await page.getByRole("button", { name: "Fetch and add" }).click();
  await expect(page.locator(".lot").first()).toContainText("could not be read");
  await page.getByRole("tab", { name: "Files" }).click();
  await page.getByLabel("Files to add").setInputFiles({ name: "broken.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nnot one at all") });
  await expect(page.locator(".lot").first()).toContainText("could not be read");
  await expect(page.locator(".failures")).toContainText("2 pages could not be read");
});

async function paste(page: Page, facts: Readonly<Record<string, string>>, text: string): Promise<void> {
  await page.getByRole("tab", { name: "Text", exact: true }).click();
  await page.getByLabel("Text of the article").fill(text);
  for (const [name, value] of Object.entries(facts)) await page.getByLabel(name, { exact: true }).fill(value);
  await page.getByRole("button", { name: "Add this text" }).click();
}
