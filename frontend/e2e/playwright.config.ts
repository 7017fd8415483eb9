/** How the desk is tested as a whole: in one Chromium that reaches nothing but this machine, on cases that are made first. */
import { defineConfig } from "@playwright/test";
import { chromium, RESULTS } from "./machine";

export default defineConfig({
  testDir: ".",
  outputDir: `${RESULTS}/failed`,
  snapshotPathTemplate: "{testDir}/looks/{arg}{ext}",
  globalSetup: "./cases.ts",
  workers: 1,
  forbidOnly: true,
  retries: process.env.CI ? 1 : 0, // a machine that stood still for a moment is no fault of the desk; what passes only then is listed as flaky
  timeout: 300_000,
  reporter: "list",
  expect: {
    timeout: 60_000,
    toHaveScreenshot: { animations: "disabled", caret: "hide", scale: "css", threshold: 0.25, maxDiffPixelRatio: 0.015 },
  },
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 860 },
    locale: "en-GB",
    timezoneId: "UTC",
    colorScheme: "light",
    reducedMotion: "reduce",
    actionTimeout: 60_000,
    trace: "off",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // the network is cut, but for the desk
        "--font-render-hinting=none",
        "--disable-lcd-text",
        "--force-color-profile=srgb",
        "--lang=en-GB",
      ],
    },
  },
});
