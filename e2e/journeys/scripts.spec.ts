import type { Page } from "@playwright/test";
import { apiToken } from "../command-line.ts";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { giveVerdict } from "../reader.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "scripts" });

const veryLongWord = `Donau${"dampfschifffahrts".repeat(12)}gesellschaft`;

/** In each text the passages that are selected, and what is kept of each: never half a character. */
const texts = [
  {
    language: "he",
    direction: "rtl",
    lines: [
      "הרציף נפגע שלוש פעמים",
      "ראש העיר אמר בְּיוֹם שֵׁנִי כי הרציף נפגע 3 פעמים מאז תחילת המצור.",
      "לפי Port Authority מדובר ב־12.5 מיליון, והמעבורת עוד פועלת.",
    ],
    select: ["בְּיוֹם שֵׁנִי", "הרציף נפגע 3 פעמים", "Port Authority מדובר ב־12.5 מיליון"],
  },
  {
    language: "ar",
    direction: "rtl",
    lines: [
      "الرصيف أصيب ثلاث مرات",
      "قال رئيس البلدية إنّ الرصيف أُصيب ثلاث مرات منذ بدء الحصار في المدينة.",
      "ولا تزال العبّارة تعمل مرتين في الأسبوع عندما يسمح الطقس بذلك.",
    ],
    select: ["الرصيف أُصيب ثلاث مرات", "العبّارة تعمل مرتين"],
  },
  {
    language: "zh",
    direction: "ltr",
    lines: ["码头被击中三次", "市长星期一说，自封锁开始以来，码头被击中三次，没有人受伤。", "渡轮每周仍然运行两次，𠮷野家的员工这样说。"],
    select: ["码头被击中三次，没有人受伤", "𠮷野家的员工"],
  },
  {
    language: "en",
    direction: "ltr",
    lines: [
      "A family on the pier",
      "The family 👩‍👩‍👧‍👦 stood on the pier 🏳️‍🌈 when it was hit, said Zoe\u0308 Nguye\u0302\u0303n of the cafe\u0301.",
      `The ${veryLongWord} answered in one word.`,
      "किनारे पर परिवार था, และพวกเขาอยู่ที่ท่าเรือ.",
    ],
    select: ["👩‍👩‍👧‍👦 stood on the pier 🏳️‍🌈", "Zoe\u0308 Nguye\u0302\u0303n of the cafe\u0301", veryLongWord, "किनारे", "ท่าเรือ"],
  },
];

/** Selects words as clumsy handles do: within their first and their last character where these are more than one code unit. */
async function select(page: Page, words: string): Promise<void> {
  const characters = Array.from(new Intl.Segmenter().segment(words), ({ segment }) => segment);
  const within = (character = "") => (character.length > 1 ? 1 : 0);
  await page.locator(".article-text").evaluate(
    (reader, [wanted, first, last]) => {
      const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.textContent?.indexOf(wanted) ?? -1;
        if (start < 0) continue;
        node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
        getSelection()?.setBaseAndExtent(node, start + first, node, start + wanted.length - last);
        return;
      }
      throw new Error(`The reader does not say ${wanted}`);
    },
    [words, within(characters[0]), within(characters.at(-1))] as const,
  );
  await expect(page.getByRole("toolbar", { name: "Annotate the selection" })).toBeVisible();
}

async function tooWide(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const { language, direction, lines, select: wanted } of texts) {
  test(`${language}: selected, marked, published and exported as it is written`, async ({ desk, browser, playwright }) => {
    const { page } = await desk.admin();
    const token = apiToken(desk.server, `scripts-${language}@example.org`, "editor");
    const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    const [title = ""] = lines;
    const loaded = await api.post("/api/v1/articles", { data: { text: lines.join("\n\n"), title, language } });
    expect(loaded.status(), await loaded.text()).toBe(201);
    const { slug, snapshot } = await loaded.json();
    expect(snapshot.text).toBe(lines.join("\n"));

    await page.goto(`/desk/articles/${slug}`);
    await expect(page.locator(".article-text")).toHaveAttribute("lang", language);
    await expect(page.locator(".article-text p").first()).toHaveCSS("direction", direction);
    for (const words of wanted) {
      await select(page, words);
      await giveVerdict(page, "8");
      await page.keyboard.press("Escape");
    }
    await expect(async () => {
      const { annotations } = await (await api.get(`/api/v1/articles/${slug}/annotations`)).json();
      const kept = annotations.map(({ passages }: { passages: { exact: string }[] }) => passages[0]?.exact);
      expect(kept.toSorted()).toEqual(wanted.toSorted());
    }).toPass();
    await expectAccessible(page);

    const { annotations } = await (await api.get(`/api/v1/articles/${slug}/annotations`)).json();
    for (const { id, version, passages } of annotations) {
      const [{ start, end, exact }] = passages;
      expect([...snapshot.text].slice(start, end).join("")).toBe(exact);
      const data = { rationale: `“${exact}” is a judgement.`, verdict: "opinion", claim: exact };
      const changed = await api.patch(`/api/v1/annotations/${id}`, { data, headers: { "if-match": `"${version}"` } });
      expect(changed.status(), await changed.text()).toBe(200);
    }
    await signEverything(desk.server, slug);
    const published = await api.post(`/api/v1/articles/${slug}/revisions`, { data: { kind: "first" } });
    expect(published.status(), await published.text()).toBe(201);

    const visitor = await browser.newContext({ baseURL: desk.server.url, viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    const reader = await visitor.newPage();
    const file = await (await reader.request.get(`/r/${slug}.html`)).text();
    for (const address of [`/r/${slug}`, "about:blank"]) {
      await reader.goto(address);
      // The file by itself, as it is kept: under no policy of ours.
      if (address === "about:blank") await reader.setContent(file);
      const marked = await reader.locator("mark").allTextContents();
      for (const words of wanted) expect(marked.join("\n")).toContain(words);
      expect(await tooWide(reader)).toBeLessThanOrEqual(0);
    }
    await expect(reader.locator("h1")).toHaveCSS("direction", direction);
    const collection = await (await reader.request.get(`/r/${slug}.jsonld`)).json();
    for (const { target } of collection.first.items) {
      const [{ selector }] = [target].flat();
      const position = selector.find(({ type }: { type: string }) => type === "TextPositionSelector");
      const { exact } = selector.find(({ type }: { type: string }) => type === "TextQuoteSelector");
      expect([...snapshot.text].slice(position.start, position.end).join("")).toBe(exact);
      expect(wanted).toContain(exact);
    }
    const csv = await (await reader.request.get(`/r/${slug}.csv`)).text();
    const markdown = await (await reader.request.get(`/r/${slug}.md`)).text();
    for (const words of wanted) {
      expect(csv).toContain(words);
      expect(markdown).toContain(words);
    }
    await visitor.close();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await expect(page.locator(".article-text[data-ready]")).toBeVisible();
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 720 });
    await api.dispose();
  });
}
