import type { Engine, EngineWindow, Place } from "../engines/engine.ts";
import { openFirefox } from "../engines/firefox.ts";
import { openWebkit } from "../engines/webkit.ts";
import { expect, test } from "../fixtures.ts";

test.use({ deskName: "engines" });

// Playwright drives neither as Debian has them: what the two do is asked and done by plain expressions, and the mouse goes where things are.

/** The middle of the first line of what a person would point at: the first visible one of these elements whose name or text has these words in it. */
const middleOf = (selector: string, name: string) => `(() => {
  const named = (element) => [element.getAttribute("aria-label"), ...[...(element.labels ?? [])].map((label) => label.textContent), element.textContent, element.placeholder].join(" ");
  const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find((element) => element.checkVisibility() && !element.disabled && named(element).includes(${JSON.stringify(name)}));
  if (!found) return null;
  found.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = found.getClientRects()[0];
  const at = { x: left + width / 2, y: top + height / 2 };
  const hit = document.elementFromPoint(at.x, at.y);
  return found.contains(hit) ? at : null;
})()`;

async function pointAt(window: EngineWindow, selector: string, name: string): Promise<Place> {
  let at: unknown;
  await expect.poll(async () => (at = await window.ask(middleOf(selector, name))), `${selector} ${name}`).toBeTruthy();
  return at as Place;
}

async function click(window: EngineWindow, selector: string, name = ""): Promise<void> {
  const at = await pointAt(window, selector, name);
  await window.drag(at, at);
}

/** Hands over a browser where it is installed, and says where it isn't. */
async function inEngine(
  name: string,
  open: () => Promise<Engine | null>,
  use: (openWindow: () => Promise<EngineWindow>) => Promise<void>,
): Promise<void> {
  const engine = await open();
  test.skip(engine === null, `${name} is not installed on this machine, so nothing was tried in it.`);
  if (engine === null) return;
  const windows: EngineWindow[] = [];
  try {
    await use(async () => {
      const window = await engine.openWindow();
      windows.push(window);
      return window;
    });
  } finally {
    for (const window of windows) await window.close();
    await engine.close();
  }
}

for (const [name, open] of [
  ["Firefox", openFirefox],
  ["WebKit", openWebkit],
] as const) {
  test(`${name}: a reader follows a mark to its check, which opens`, async ({ desk }) => {
    test.setTimeout(240_000);
    await inEngine(name, open, async (openWindow) => {
      const reader = await openWindow();
      await reader.open(desk.server.url);
      await click(reader, ".list h2 a");
      await expect.poll(() => reader.ask("document.querySelectorAll('mark').length")).toBeGreaterThan(2);
      const lines =
        "[...document.querySelectorAll('mark')].map((mark) => getComputedStyle(mark)).map((style) => style.textDecorationLine + ' ' + style.textDecorationStyle)";
      for (const line of (await reader.ask(lines)) as string[]) expect(line).toMatch(/^underline (solid|double|dotted|dashed|wavy)$/);
      await click(reader, "mark");
      await expect.poll(() => reader.ask("location.hash.slice(0, 3)")).toBe("#a-");
      expect(await reader.ask("document.querySelector('.card:target details').open")).toBe(true);
    });
  });
}
