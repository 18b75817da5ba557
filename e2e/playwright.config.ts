import { defineConfig, devices } from "@playwright/test";
import { browserExecutable } from "./browser.ts";

const launchOptions = {
  executablePath: browserExecutable(),
  // Chromium refuses its sandbox to root; the rest keeps it from calling home.
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: "./journeys",
  globalSetup: "./prepared-desk.ts",
  outputDir: "../test-results",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // One server and one browser at a time: the journeys share a machine with the database.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A shared machine may stall once; what fails again is a failure, and what passes only then is listed as flaky.
  retries: process.env.CI ? 2 : 0,
  reporter: [["list"]],
  use: { ...devices["Desktop Chrome"], launchOptions, trace: "on-first-retry", screenshot: "only-on-failure" },
});
