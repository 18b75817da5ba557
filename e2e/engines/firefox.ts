import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import type { Engine } from "./engine.ts";

/** Debian's Firefox, by WebDriver BiDi. Null where there is none. */
export async function openFirefox(): Promise<Engine | null> {
  const executablePath = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => existsSync(path));
  if (!executablePath) return null;
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  return {
    name: `Firefox, ${await browser.version()}`,
    async openWindow() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: 1400, height: 900 });
      return {
        async open(address) {
          await page.goto(address);
        },
        ask: (expression) => page.evaluate(expression),
        async drag(from, to) {
          await page.mouse.move(from.x, from.y);
          await page.mouse.down();
          if (from.x !== to.x || from.y !== to.y) await page.mouse.move(to.x, to.y, { steps: 4 });
          await page.mouse.up();
        },
        type: (words) => page.keyboard.type(words),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
