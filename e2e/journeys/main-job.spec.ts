import type { Page } from "@playwright/test";
import { expect, expectAccessible, realArticles, test, withoutRealArticles } from "../fixtures.ts";
import { publish } from "../publish.ts";
import { finishCard, giveVerdict, openCard, selectWords } from "../reader.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "main-job" });

type Selector = { type: string; start?: number; end?: number; exact?: string };
type Exported = { first: { items: { id: string; target: { selector: Selector[] }[] }[] } };

/** The text of the reader's blocks: sentences are told by where they stand, so that none of theirs is written down here. */
function blocksOf(page: Page): Promise<string[]> {
  return page.locator(".article-text > *").allTextContents();
}

const sentenceOf = (block: string): string => /[^.!?]{20,}?[.!?]/.exec(block)?.[0].trim() ?? block.slice(0, 40);

async function importArticle(page: Page, path: string): Promise<void> {
  await page.goto("/desk/import");
  await page.locator("input[type=file]").setInputFiles(path);
  await page.waitForURL(/\/desk\/import\/./);
  const strikeAll = page.getByRole("button", { name: /^Strike out all/ });
  if (await strikeAll.count()) await strikeAll.click();
  if (
    (await page
      .getByRole("textbox", { name: "Title" })
      .inputValue()
      .catch(() => "-")) === ""
  ) {
    await page.getByRole("textbox", { name: "Title" }).fill("An article without a headline");
  }
  await page.getByRole("button", { name: "Save to the library" }).click();
  await page.waitForURL(/\/desk\/articles\//);
  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
}

async function selectByKeyboard(page: Page): Promise<void> {
  await page.locator(".article-text").focus();
  for (let line = 0; line < 3; line++) await page.keyboard.press("ArrowDown");
  for (let word = 0; word < 6; word++) await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(page.getByRole("toolbar", { name: "Annotate the selection" })).toBeVisible();
}

for (const article of realArticles) {
  test(`${article.name}: loaded, cleaned, annotated, published, read without JavaScript, exported`, async ({ desk, browser }) => {
    test.setTimeout(100_000);
    const { page } = await desk.admin();
    await importArticle(page, article.path);
    await expectAccessible(page);
    const slug =
      page
        .url()
        .split("/")
        .at(-1)
        ?.replace(/[?#].*/, "") ?? "";
    const blocks = await blocksOf(page);

    // With the mouse, then over it once more: overlapping passages, curly quotes and all.
    const sentence = sentenceOf(blocks[0] ?? "");
    await selectWords(page, sentence);
    await giveVerdict(page, "1");
    await finishCard(page, { rationale: "Two other outlets say the same.", source: "https://example.org/first" });
    await selectWords(page, sentence.slice(5, 25));
    await giveVerdict(page, "8");
    await finishCard(page, { rationale: "A judgement, not a fact." });

    // Across two paragraphs.
    await selectWords(page, (blocks[0] ?? "").slice(-30), (blocks[1] ?? "").slice(0, 20));
    await giveVerdict(page, "7");
    await finishCard(page, { rationale: "Nobody outside can check it." });

    // Without a mouse.
    await selectByKeyboard(page);
    await giveVerdict(page, "4");
    await expect(openCard(page)).toBeVisible();
    await finishCard(page, { rationale: "The order of events suggests more than it shows.", source: "https://example.org/second" });
    await expectAccessible(page);

    await signEverything(desk.server, slug);
    await publish(page);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /close|done/i })
      .first()
      .click();

    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: desk.server.url });
    const reader = await context.newPage();
    await reader.goto(`/r/${slug}`);
    await expect(reader.getByText("Two other outlets say the same.")).toBeAttached();
    const signed = await (await reader.request.get(`/r/${slug}.json`)).json();
    const text: string = signed.content.article.text;
    const characters = [...text];
    const exported: Exported = await (await reader.request.get(`/r/${slug}.jsonld`)).json();
    expect(exported.first.items).toHaveLength(4);
    for (const { target } of exported.first.items) {
      for (const { selector } of [target].flat()) {
        const quote = selector.find(({ type }) => type === "TextQuoteSelector")?.exact ?? "";
        const position = selector.find(({ type }) => type === "TextPositionSelector");
        expect(characters.slice(position?.start, position?.end).join("")).toBe(quote);
        expect(quote.length).toBeGreaterThan(0);
      }
    }
    for (const { number, passages } of signed.content.annotations) {
      const exact = passages.map((passage: { exact: string }) => passage.exact).join("");
      const marked = await reader.locator(`mark[data-n="${number}"]`).allTextContents();
      expect(marked.join("")).toBe(exact.replaceAll("\n", ""));
    }
    await context.close();
  });
}

test("the real articles are there", () => {
  test.skip(realArticles.length === 0, withoutRealArticles);
  expect(realArticles).toHaveLength(5);
});
