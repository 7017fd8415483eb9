/** What is taken away opens elsewhere and holds what the view shows. */
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { PYTHON } from "./machine";
import type { Served } from "./served";
import { expect, open, test, type Page } from "./desk";
import { VIEWS } from "./views";

const READ_WORKBOOK = `
import sys, zipfile, re, json, html
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
print(json.dumps([html.unescape(t) for n in book.namelist() if n.endswith("sharedStrings.xml") for t in re.findall(r"<t[^>]*>([^<]*)</t>", book.read(n).decode())]))
`;

test("the accounts as a workbook, CSV, Markdown and a brief hold what the table shows", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}`);
  const questions = await page.locator(".accounts-grid .accounts-question").allInnerTexts();
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  const book = await kept(page, () => page.getByRole("link", { name: "XLSX" }).click());
  expect(book.name).toMatch(/\.xlsx$/);
  const words = JSON.parse(execFileSync(PYTHON, ["-c", READ_WORKBOOK, book.path], { encoding: "utf8" })) as string[];
  expect(words).toEqual(expect.arrayContaining(["The Selmar Courier", "Lantern Rights"]));
  const csv = readFileSync((await kept(page, () => page.getByRole("link", { name: "CSV" }).click())).path, "utf8");
  expect(csv).toContain("Lantern Rights");
  expect(csv.split("\n").length).toBeGreaterThan(questions.length);
  const markdown = readFileSync((await kept(page, () => page.getByRole("link", { name: "Markdown" }).click())).path, "utf8");
  expect(markdown).toContain(title);
  expect(questions.length).toBeGreaterThan(5);
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: /^Brief to print/ }).click();
  const brief = await opened;
  await brief.waitForLoadState();
  await expect(brief.locator("body")).toContainText(title);
  await expect(brief.locator("body")).toContainText("Lantern Rights");
});

const SHOWN: readonly (readonly [name: string, at: (desk: Served) => string | Promise<string>, words: readonly string[]])[] = [
  ["pages", () => "/pages", ["Crónica Meridiana", "“They counted us like sacks”"]],
  ["reader", (desk) => desk.page("radio-ismer.html"), ["Radio Ismer 97.4", "At least four people", "Who speaks"]],
  ["accounts", async (desk) => `/accounts/${await desk.incident()}`, ["Question", "Lantern Rights", "silent"]],
  ["timeline", () => "/timeline", ["What happened", "March 2025"]],
  ["map", () => "/map", ["Natural Earth", "competing places"]],
  ["sources", () => "/sources", ["Quay Committee", "Civic List"]],
  ["review", () => "/review", ["Because"]],
  ["decisions", () => "/review?show=decided", ["Nothing was decided yet"]],
  ["lineage", () => "/sources/lineage", ["Northgate Evening Mail", "100 %"]],
  ["search", () => "/search?q=pier", ["Radio Ismer 97.4", "health officials"]],
  ...VIEWS.filter(({ name }) => ["side-by-side", "party"].includes(name)).map(({ name, at }) => [name, at, []] as const),
];

for (const [name, at, words] of SHOWN) {
  test(`${name} as SVG and PNG show what the view shows`, async ({ page, desk }) => {
    await open(page, await at(desk));
    const svg = await taken(page, /SVG/);
    const text = readFileSync(svg.path, "utf8");
    const drawn = await drawnIn(page, text);
    expect(drawn.is).toBe("svg");
    expect(text).not.toMatch(/(?:href|src)="https?:|url\(["']?https?:/); // nothing in it has to be fetched
    for (const one of words) expect(drawn.texts).toContain(one);
    expect(drawn.texts.length).toBeGreaterThan(20);
    const png = readFileSync((await taken(page, /PNG/)).path);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(Math.abs(width / height - drawn.width / drawn.height)).toBeLessThan(0.02);
  });
}

test("the picture of the accounts has the rows and columns that one would have to scroll to, from wherever one has scrolled", async ({ page, desk }) => {
  await open(page, `/accounts/${await desk.incident()}`);
  const table = page.locator(".accounts-scroll");
  await expect(table.locator("tbody tr").last().locator("td").last()).toBeAttached();
  const last = (await table.locator(".accounts-question").last().innerText()).split("\n")[0] ?? "";
  await table.evaluate((box) => box.scrollTo(300, 200));
  const svg = readFileSync((await taken(page, /SVG/)).path, "utf8");
  expect(await table.evaluate((box) => [box.scrollLeft, box.scrollTop])).toEqual([300, 200]);
  const elsewhere = await page.context().newPage(); // the policy of the desk's own lets no style of the picture in
  const cut = await elsewhere.evaluate(([source, words]) => {
    const texts = [...new DOMParser().parseFromString(source, "image/svg+xml").querySelectorAll("text")];
    return texts.filter((text) => words.startsWith(text.textContent.trim().slice(0, 5))).map((text) => text.closest("[clip-path]") !== null);
  }, [svg, last] as const);
  await elsewhere.close();
  expect(cut.length).toBeGreaterThan(0);
  expect(cut).not.toContain(true);
});

interface Kept {
  readonly name: string;
  readonly path: string;
}

async function kept(page: Page, act: () => Promise<void>): Promise<Kept> {
  const coming = page.waitForEvent("download");
  await act();
  const download = await coming;
  return { name: download.suggestedFilename(), path: await download.path() };
}

async function taken(page: Page, kind: RegExp): Promise<Kept> {
  await page.getByRole("button", { name: /^Take away/ }).click();
  return kept(page, () => page.locator("#take-menu").getByRole("button", { name: kind }).click());
}

interface DrawnInIt {
  readonly is: string;
  readonly texts: string;
  readonly width: number;
  readonly height: number;
}

/** What a browser finds in an SVG that it opens as a file of its own. */
async function drawnIn(page: Page, svg: string): Promise<DrawnInIt> {
  const elsewhere = await page.context().newPage();
  const found = await elsewhere.evaluate((source) => {
    const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
    const texts = [...root.querySelectorAll("text")].map((text) => text.textContent.trim()).join(" ").replace(/\s+/g, " ");
    return { is: root.tagName, texts, width: Number(root.getAttribute("width")), height: Number(root.getAttribute("height")) };
  }, svg);
  await elsewhere.close();
  return found;
}

test("the case is taken away as a bundle that verifies, in each format that is installed, and with names taken out", async ({ page, desk }) => {
  await open(page, "/pages");
  const menu = async (): Promise<void> => page.getByRole("button", { name: /^Take away/ }).click();
  await menu();
  const bundle = await kept(page, () => page.getByRole("button", { name: /^Bundle/ }).click());
  expect(bundle.name).toMatch(/^drevna-.+-bundle\.zip$/);
  execFileSync(PYTHON, ["-m", "testigo", "verify", bundle.path]);
  const { formats } = await desk.get<{ formats: { name: string; installed: boolean; extra: string | null }[] }>("/formats");
  await menu();
  for (const one of formats.filter(({ installed }) => !installed)) await expect(page.getByRole("button", { name: new RegExp(`^${one.name} not installed: pip install 'testigo\\[${one.extra ?? ""}\\]'`) })).toHaveAttribute("aria-disabled", "true");
  const map = await kept(page, () => page.getByRole("button", { name: /^geojson/ }).click());
  expect(JSON.parse(readFileSync(map.path, "utf8"))).toMatchObject({ type: "FeatureCollection" });
  await menu();
  await page.getByLabel("Rules by which names are taken out").setInputFiles({ name: "rules.toml", mimeType: "application/toml", buffer: Buffer.from('[[names]]\nname = "Edda Corve"\nlabel = "Source A"\n') });
  await expect(page.getByRole("button", { name: /^Names are taken out by rules.toml/ })).toBeVisible();
  const csv = readFileSync((await kept(page, () => page.getByRole("button", { name: /^csv/ }).click())).path, "utf8");
  expect(csv).toContain("Source A");
  expect(csv).not.toContain("Edda Corve");
});
