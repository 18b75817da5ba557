import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Playwright's own Chromium where it is installed, else the system's. `npm test` installs one where there is neither. */
export function browserExecutable(): string {
  const candidates = [
    chromium.executablePath(),
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error("No Chromium found. Install one: `npx playwright install chromium`, or your system's chromium package.");
  return found;
}
