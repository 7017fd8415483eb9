/** Who gets in, what happens when the server or the case goes away, and pages that mean harm. */
import { renameSync } from "node:fs";
import { expect, open, settled, test } from "./desk";
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

  const MARK = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  const HARM = `<!doctype html><html><head><title>Two shot \u202egnp.exe ${"very ".repeat(400)}long</title>
    <meta property="og:site_name" content="&quot;><svg onload=alert(3)>"><style>body{display:none!important}</style><base href="https://evil.invalid/"></head>
    <body onload="alert(4)"><article><h1>Two shot at Ostrel &lt;script&gt;alert(5)&lt;/script&gt;</h1>
    <p>Two people were shot dead in Ostrel on Tuesday, police said. <a href="javascript:alert(6)">“We saw it,”</a> said ${MARK.replaceAll("<", "&lt;")} Ferro.</p>
    <p>\u202eA spokesman of the ministry denied it\u202c: “No one was shot,” he said.\u0007</p>
    <svg><script>alert(7)</script></svg><iframe src="javascript:alert(8)"></iframe><form action="https://evil.invalid"><input autofocus onfocus=alert(9)></form>
    </article></body></html>`;

  test("are shown as harmless text in every view", async ({ page, faults, desk }) => {
    faults.allow(/Blocked script execution|Blocked form|Blocked autofocusing|Refused to|content security policy/i);
    await open(page, "/pages");
    await page.getByLabel("Files to add").setInputFiles({ name: `<img src=x onerror=alert(0)>.html`, mimeType: "text/html", buffer: Buffer.from(HARM) });
    await expect(page.locator(".lot")).toContainText("1 page added");
    const where = await desk.page(".html");
    for (const at of ["/pages", where, `${where}?record=C1`, `${where}?beside=original`, "/accounts", "/timeline", "/map", "/sources", "/review", "/search?q=ostrel"]) {
      await open(page, at);
      await expect(page.locator("#view")).toBeVisible();
      expect(await page.locator("#view script, #view [onerror], #view [onload], #view a[href^='javascript']").count(), `at ${at}`).toBe(0);
      const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(out, `pixels that run out of the window at ${at}`).toBeLessThanOrEqual(0);
    }
  });
});
