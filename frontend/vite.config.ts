/// <reference types="vitest/config" />
import { defineConfig } from "vite";

const SERVER = process.env.TESTIGO_SERVER ?? "http://127.0.0.1:8765";

export default defineConfig({
  build: {
    outDir: "../src/testigo/web/static",
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"], // light-dark() of the theme
    assetsInlineLimit: 0, // the policy of the page lets nothing in but files of its own
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": { target: SERVER, changeOrigin: true } } },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
