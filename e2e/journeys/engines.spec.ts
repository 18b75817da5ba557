import type { Engine, EngineWindow, Place } from "../engines/engine.ts";
import { openFirefox } from "../engines/firefox.ts";
import { openWebkit } from "../engines/webkit.ts";
import { expect, password, test } from "../fixtures.ts";
import { expectSaved, openRationale, writeOn } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "engines" });

// Playwright drives neither as Debian has them: what the two do is asked and done by plain expressions, and the mouse goes where things are.

/** The middle of the first line of what a person would point at: the first visible one of these elements whose name or text has these words in it. */
const middleOf = (selector: string, name: string) => `(() => {
  const labels = (element) => (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
  const named = (element) => [element.getAttribute("aria-label"), ...labels(element), ...[...(element.labels ?? [])].map((label) => label.textContent), element.textContent, element.placeholder].join(" ");
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

/** Into a field. What was typed before anything listened is typed again, as a person would. */
async function fill(window: EngineWindow, name: string, words: string): Promise<void> {
  const field = "input, textarea";
  await expect(async () => {
    await click(window, field, name);
    await window.ask("document.activeElement.select()");
    await window.type(words);
    expect(await window.ask("document.activeElement.value")).toBe(words);
  }).toPass();
}

/** The places just before and after these words of the article. */
const endsOf = (words: string) => `(() => {
  const walker = document.createTreeWalker(document.querySelector(".article-text"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.data.indexOf(${JSON.stringify(words)});
    if (start < 0) continue;
    const range = document.createRange();
    const at = (offset) => (range.setStart(node, offset), range.setEnd(node, offset + 1), range.getBoundingClientRect());
    node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const [first, last] = [at(start), at(start + ${words.length - 1})];
    return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } };
  }
  return null;
})()`;

async function placesOf(window: EngineWindow, words: string): Promise<{ from: Place; to: Place }> {
  return (await window.ask(endsOf(words))) as { from: Place; to: Place };
}

const visible = (selector: string, words = "") =>
  `[...document.querySelectorAll(${JSON.stringify(selector)})].some((element) => element.checkVisibility() && element.textContent.includes(${JSON.stringify(words)}))`;

async function seen(window: EngineWindow, selector: string, words = ""): Promise<void> {
  await expect.poll(() => window.ask(visible(selector, words)), `${selector} ${words}`).toBe(true);
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

const engines = [
  ["Firefox", openFirefox],
  ["WebKit", openWebkit],
] as const;

for (const [name, open] of engines) {
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

// Once they have published, the sample that readers begin with is listed no more.
for (const [name, open] of engines) {
  test(`${name}: somebody signs in, imports, judges a passage beside a colleague, and publishes`, async ({ desk }) => {
    test.setTimeout(300_000);
    await inEngine(name, open, async (openWindow) => {
      await desk.admin();
      const { page: colleague } = await desk.join(`Ben in ${name}`, "reviewer");
      const window = await openWindow();
      await window.open(`${desk.server.url}/sign-in`);
      await fill(window, "E-mail address", "grace@example.org");
      await fill(window, "Password", password);
      await click(window, "button[type=submit]", "Sign in");
      await expect.poll(() => window.ask("location.pathname")).toMatch(/^\/desk/);

      await window.open(`${desk.server.url}/desk/import`);
      await fill(window, "Paste the article", `# The bridge, read in ${name}\n\nThe bridge was built in nine days. Nobody was asked.`);
      await click(window, "button[type=submit]", "Go on to clean-up");
      const isSaved = async () => String(await window.ask("location.pathname")).startsWith("/desk/articles/");
      // The button may stand there before the page listens.
      await expect(async () => {
        if (!(await isSaved())) await click(window, "button", "Save to the library");
        await expect.poll(isSaved, { timeout: 5000 }).toBe(true);
      }).toPass({ timeout: 40_000 });
      await seen(window, ".article-text[data-ready]");

      const { from, to } = await placesOf(window, "built in nine days");
      await window.drag(from, to);
      await seen(window, "[role=toolbar][aria-label='Annotate the selection']");
      await window.type("8");
      await seen(window, "[id^=card-]");
      await click(window, "[role=textbox]", "Rationale");
      await seen(window, ".ProseMirror[contenteditable=true]");
      await window.type("A judgement, not a fact.");
      await seen(window, ".ProseMirror", "A judgement, not a fact.");
      await seen(window, "header [role=status]", "Saved");

      const address = String(await window.ask("location.pathname"));
      const id = String(await window.ask("document.querySelector('[id^=card-]').id")).replace("card-", "");
      await colleague.goto(address);
      await openRationale(colleague, id);
      await writeOn(colleague, id, " Ben agrees.");
      await seen(window, ".ProseMirror", "A judgement, not a fact. Ben agrees.");
      await expectSaved(colleague);

      await window.open(`${desk.server.url}${address}`);
      await seen(window, ".article-text[data-ready]");
      expect(await window.ask(visible(`#card-${id}[data-active]`))).toBe(false);
      const { from: passage } = await placesOf(window, "in nine days");
      await window.drag(passage, passage);
      await seen(window, `#card-${id}[data-active]`, "Ben agrees.");

      await signEverything(desk.server, address.split("/").at(-1) ?? "");
      await window.open(`${desk.server.url}${address}`);
      await seen(window, ".article-text[data-ready]");
      await click(window, "button", "Publish");
      await click(window, "[role=dialog] button", "Preview");
      await click(window, "[role=dialog] button", "Publish exactly this");
      await seen(window, "[role=dialog] a[href*='/r/']");
      await window.open(`${desk.server.url}/r/${address.split("/").at(-1)}`);
      await seen(window, "mark", "in nine");
      expect(await window.ask("document.querySelector('.card .why').textContent")).toContain("A judgement, not a fact. Ben agrees.");
    });
  });
}
