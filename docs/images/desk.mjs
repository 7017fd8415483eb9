// Takes the picture of the desk in the README: `node docs/images/desk.mjs`, from the root of a checkout in which `make desk` was run.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const { chromium } = createRequire(new URL("../../frontend/package.json", import.meta.url))("@playwright/test");
const root = fileURLToPath(new URL("../../", import.meta.url));
const own = join(root, ".venv/bin/python");
const python = process.env.TESTIGO_PYTHON ?? (existsSync(own) ? own : "python3");
const folder = mkdtempSync(join(tmpdir(), "testigo-picture-"));
const path = join(folder, "drevna.testigo");
for (const pages of ["examples/before", "examples/drevna"]) execFileSync(python, ["-m", "testigo", "add", path, pages], { cwd: root, stdio: "ignore" });

const desk = spawn(python, ["-m", "testigo", "serve", path, "--no-browser"], { stdio: ["ignore", "ignore", "pipe"] });
const address = await new Promise((resolve) => desk.stderr.on("data", (said) => resolve(/http:\S+/.exec(String(said))?.[0])));
const browser = await chromium.launch({ executablePath: process.env.TESTIGO_CHROMIUM ?? "/usr/bin/chromium", args: ["--font-render-hinting=none", "--disable-lcd-text"] });
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, colorScheme: "light", locale: "en-GB", timezoneId: "UTC" });
  await page.goto(`${address}accounts`);
  const row = page.locator(".accounts-grid tbody tr").filter({ has: page.locator(".accounts-question", { hasText: /^Killed$/ }) });
  await row.locator("th").first().click();
  await page.locator(".accounts-derivation .accounts-edges path").first().waitFor({ state: "attached" });
  await page.locator(".accounts-words .around").first().waitFor();
  await page.evaluate(() => globalThis.document.fonts.ready);
  await page.screenshot({ path: join(root, "docs/images/desk.png"), animations: "disabled" });
} finally {
  await browser.close();
  desk.kill("SIGINT");
  rmSync(folder, { recursive: true, force: true });
}
