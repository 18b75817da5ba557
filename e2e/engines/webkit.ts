import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync } from "node:fs";
import { Browser, Builder, Key, Origin, type WebDriver } from "selenium-webdriver";
import { freePort } from "../assay-server.ts";
import type { Engine, EngineWindow } from "./engine.ts";

const driver = "/usr/bin/WebKitWebDriver";
const screen = "/usr/bin/Xvfb";

/** Debian's WebKitGTK, the engine of Safari, on a screen that nobody sees. Null where it or the screen isn't installed. */
export async function openWebkit(): Promise<Engine | null> {
  const [binary] = globSync("/usr/lib/*/webkit2gtk-4.1/MiniBrowser");
  if (!binary || !existsSync(driver) || !existsSync(screen)) return null;
  const xvfb = spawn(screen, ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const display = await firstLine(xvfb);
  return {
    name: "WebKitGTK",
    openWindow: () => openMiniBrowser(binary, display),
    async close() {
      await stop(xvfb);
    },
  };
}

/** Each has a driver of its own: one holds one session. */
async function openMiniBrowser(binary: string, display: string): Promise<EngineWindow> {
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`], { env: { ...process.env, DISPLAY: `:${display}` }, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  await answering(url);
  const options = { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  const session: WebDriver = await new Builder().usingServer(url).forBrowser(Browser.SAFARI).withCapabilities(options).build();
  await session.manage().window().setRect({ x: 0, y: 0, width: 1400, height: 980 });
  return {
    open: (address) => session.get(address),
    ask: (expression) => session.executeScript(`return (${expression});`),
    async drag(from, to) {
      const pointer = session
        .actions()
        .move({ ...rounded(from), origin: Origin.VIEWPORT })
        .press();
      if (from.x !== to.x || from.y !== to.y) {
        const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
        pointer
          .move({ ...rounded(between), origin: Origin.VIEWPORT, duration: 50 })
          .move({ ...rounded(to), origin: Origin.VIEWPORT, duration: 50 });
      }
      await pointer.release().perform();
    },
    type: (words) => session.actions().sendKeys(words.replaceAll("\n", Key.ENTER)).perform(),
    async close() {
      await session.quit().catch(() => undefined);
      await stop(server);
    },
  };
}

function rounded({ x, y }: { x: number; y: number }) {
  return { x: Math.round(x), y: Math.round(y) };
}

async function firstLine(child: ChildProcess): Promise<string> {
  const pipe = child.stdio[3];
  if (!pipe) throw new Error("The screen has nothing to tell its number through.");
  const [chunk] = await once(pipe, "data");
  return String(chunk).trim();
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answered = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("WebKitWebDriver does not answer.");
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
