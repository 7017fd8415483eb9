/** Where things are on this machine: the browser, Python, and the folder for what the tests make. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const RESULTS = fileURLToPath(new URL("../e2e-results", import.meta.url));
export const CASES = `${RESULTS}/cases`;
export const PYTHON = process.env.TESTIGO_PYTHON ?? `${ROOT}.venv/bin/python`;

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** The Chromium of this machine. Throws where there is none. */
export function chromium(): string {
  const found = [process.env.TESTIGO_CHROMIUM, ...BROWSERS].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error("there is no Chromium on this machine: install it (Debian: apt install chromium), or name one in TESTIGO_CHROMIUM");
  return found;
}
