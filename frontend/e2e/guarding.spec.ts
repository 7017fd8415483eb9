/** Who gets in, what happens when the server or the case goes away, and pages that mean harm. */
import { mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ATTACKS } from "./attacks";
import { expect, open, settled, test, type Page } from "./desk";
import { Served } from "./served";

test("a desk with a token asks for it, tells a wrong one, and keeps the right one where no script can read it", async ({ browser }) => {
  const desk = await Served.start("drevna", ["--host", "0.0.0.0", "--token", "grain-pier-at-dawn"]);
  const context = await browser.newContext({ baseURL: desk.address });
  const page = await context.newPage();
  await page.goto("/accounts");
  await page.getByLabel("Token").fill("grain-pier-at-dusk");
  await page.getByRole("button", { name: "Open the case" }).click();
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await page.getByLabel("Token").fill("grain-pier-at-dawn");
  await page.getByRole("button", { name: "Open the case" }).click();
  await settled(page);
  await expect(page.getByRole("grid")).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).toBe("");
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  await context.close();
  await desk.stop();
});

test.describe("on a case of its own", () => {
  test.use({ writes: true });

  test("what is shown stays while the server is away, and the place is found again when it is back", async ({ page, desk, faults }) => {
    faults.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/);
    const address = await desk.page("long-reach.html", "?record=C20");
    await open(page, address);
    await desk.end();
    await expect(page.getByText("The server does not answer")).toBeVisible();
    await expect(page.locator(".text .is-chosen").first()).toBeVisible();
    const back = await desk.again();
    await expect(page.getByText("The server does not answer")).toBeHidden();
    await page.reload();
    await expect(page.locator(".text .is-chosen").first()).toBeInViewport();
    await back.end();
  });

  test("the case file that is taken away is missed in so many words, and goes on when it is back", async ({ page, desk, faults }) => {
    faults.allow(/status of \d+/);
    await open(page, "/pages");
    renameSync(desk.path, `${desk.path}.away`);
    await page.reload();
    await expect(page.locator("body")).toContainText(/T605|gone|put .+ back/i);
    renameSync(`${desk.path}.away`, desk.path);
    await page.reload();
    await expect(page.locator(".page-table tbody tr")).toHaveCount(13);
  });
});

test.describe("pages that mean harm", () => {
  test.use({ caseName: "empty", writes: true });

  test("are shown as harmless text in every view, and as they came in a frame that runs and fetches nothing", async ({ page, faults, desk }) => {
    faults.allow(/Blocked|Refused to|Unsafe attempt to load|content security policy|X-Frame-Options|is not allowed|policy broken: (?!script-src)/i); // it is what policy and sandbox are there for
    await open(page, "/pages");
    const files = ATTACKS.map(({ name, html }) => ({ name, mimeType: "text/html", buffer: Buffer.from(html) }));
    files.push({ name: "<img src=x onerror=alert(0)>.html", mimeType: "text/html", buffer: Buffer.from("<title>Two shot</title><p>Two people were shot dead at a mill in Ostrel on Tuesday, police said.</p>") });
    await page.getByLabel("Files to add").setInputFiles(files);
    await expect(page.locator(".lot")).toContainText(/\d+ pages added/, { timeout: 240_000 });
    const { pages } = await desk.get<{ pages: { id: string; input: string }[] }>("/pages");
    const { failures } = await desk.get<{ failures: { input: string; code: string }[] }>("/failures");
    expect(pages.length + failures.length, "each is a page or a failure").toBe(files.length);
    expect(failures.map((one) => one.input).filter((name) => !name.includes("deep")), "what is not read at all").toEqual([]);
    const incident = await desk.incident();
    const views = ["/pages", "/accounts", `/accounts/${incident}?question=killed`, `/accounts/${incident}?by=parties`, "/timeline", "/map", "/sources", "/sources/lineage", "/review", "/review?show=who", "/review?show=missed", "/search?q=ostrel", "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E"];
    for (const at of views) await harmless(page, at);
    for (const { id } of pages) {
      const where = `/pages/${id.replace("sha256:", "").slice(0, 16)}`;
      await harmless(page, `${where}?record=C1`);
      await harmless(page, `${where}?beside=original`);
    }
  });

  async function harmless(page: Page, at: string): Promise<void> {
    await open(page, at);
    await expect(page.locator("#view")).toBeVisible();
    const found = await page.evaluate(() => {
      const handlers = [...document.querySelectorAll("*")].filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on")));
      const links = [...document.querySelectorAll("a[href], form[action], iframe[src]")].filter((element) => !["http:", "https:"].includes(new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", location.href).protocol));
      const elsewhere = [...document.querySelectorAll<HTMLElement>("[src], link[href]")].filter((element) => new URL(element.getAttribute("src") ?? element.getAttribute("href") ?? "", location.href).origin !== location.origin);
      const loose = [...document.querySelectorAll("script:not([src]), style, base, object, embed, form:not([role])")];
      return [...handlers, ...links, ...elsewhere.filter((element) => !/^(data|blob):/.test(element.getAttribute("src") ?? "")), ...loose].map((element) => element.outerHTML.slice(0, 200));
    });
    expect.soft(found, `at ${at}`).toEqual([]);
    await expect(page.locator(".shell-nav")).toBeVisible();
    expect(new URL(page.url()).pathname, "still there").toBe(new URL(at, page.url()).pathname === "/accounts" ? new URL(page.url()).pathname : new URL(at, page.url()).pathname);
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(out, `pixels that run out of the window at ${at}`).toBeLessThanOrEqual(0);
  }
});

test.describe("what goes wrong", () => {
  test.use({ writes: true });

  test("a page of another site changes nothing and reads nothing", async ({ context, desk, faults }) => {
    faults.allow(/asked another host|status of 403|CORS|ERR_BLOCKED_BY_RESPONSE|ERR_FAILED|Not allowed to load|policy/i);
    const before = await desk.get<{ revision: number }>("/case");
    const other = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<title>Another site</title><iframe name=there></iframe>"));
    await new Promise<void>((ready) => other.listen(0, "127.0.0.1", ready));
    const site = await context.newPage();
    await site.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const read = await site.evaluate(async (to) => {
      const tried: string[] = [];
      const attempt = (name: string, request: RequestInit): Promise<void> =>
        fetch(`${to}api/v1/${name}`, request).then(async (answer) => void tried.push(await answer.text()), () => void tried.push(""));
      await attempt("case", {});
      await attempt("case", { mode: "no-cors" });
      await attempt("decisions", { method: "POST", mode: "no-cors", headers: { "content-type": "text/plain" }, body: JSON.stringify({ verb: "reject", record: "x" }) });
      await attempt("pages", { method: "POST", mode: "no-cors", body: new URLSearchParams({ text: "Two people were shot dead." }) });
      const form = Object.assign(document.createElement("form"), { action: `${to}api/v1/pages`, method: "post", enctype: "multipart/form-data", target: "there" });
      form.append(Object.assign(document.createElement("input"), { name: "text", value: "Two people were shot dead." }));
      document.body.append(form);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return tried.join("");
    }, desk.address);
    expect(read).toBe("");
    await site.goto(desk.address); // a link or a typed address leads there all the same
    await expect(site.locator(".page-table")).toBeVisible();
    expect(await desk.get<{ revision: number }>("/case")).toEqual(before);
    other.close();
  });

  test("a decision while the case file is away is refused with what to do, and goes through once it is back", async ({ page, desk, faults }) => {
    faults.allow(/status of 503/);
    await open(page, "/review?kind=claim");
    const act = page.getByLabel("Act", { exact: true });
    await act.waitFor();
    await act.selectOption((await act.inputValue()) === "deny" ? "confirm" : "deny");
    renameSync(desk.path, `${desk.path}.away`);
    await page.getByRole("button", { name: /^Save the correction/ }).click();
    await expect(page.locator(".note.failed").first()).toContainText(/no longer there.*put/is);
    await expect(page.locator(".changed-mark")).toHaveText("changed"); // what was about to be said is not lost
    renameSync(`${desk.path}.away`, desk.path);
    await page.getByRole("button", { name: /^Save the correction/ }).click();
    await expect(page.locator(".note").filter({ hasText: "Corrected" })).toBeVisible();
  });

  test("a file of 100 MB is a failure that says so, one that is larger than the desk takes is not even sent, and either leaves the rest as it was", async ({ page, desk }) => {
    const folder = mkdtempSync(join(tmpdir(), "testigo-large-"));
    const sized = (name: string, size: number): string => {
      const path = join(folder, name);
      writeFileSync(path, "<title>Two shot</title><p>Two people were shot dead.</p>");
      truncateSync(path, size);
      return path;
    };
    await open(page, "/pages?add=1");
    await page.getByLabel("Files to add").setInputFiles(sized("large.html", 100 * 2 ** 20));
    await expect(page.locator(".lot").first()).toContainText(/could not be read/, { timeout: 120_000 });
    await expect(page.locator(".became").first()).toContainText(/larger|large|MiB|MB/);
    await page.getByLabel("Files to add").setInputFiles(sized("larger.html", 300 * 2 ** 20));
    await expect(page.locator(".lot").first()).toContainText("larger than 255 MiB");
    expect((await desk.get<{ pages: unknown[] }>("/pages")).pages).toHaveLength(13);
    rmSync(folder, { recursive: true });
  });
});
