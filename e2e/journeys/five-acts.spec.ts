import type { Locator, Page } from "@playwright/test";
import { Acts } from "../acts.ts";
import { expect, test } from "../fixtures.ts";
import { openCard, selectWords } from "../reader.ts";
import { cardOf, expectSaved, type RoomArticle, roomArticle } from "../room.ts";

test.use({ deskName: "five acts" });

const text = `The bridge was built in nine days. Nobody was asked.

The council paid for all of it, said the mayor on Sunday.`;
const link = "https://example.org/the-council-s-accounts";
const why = "The accounts of the council say three years.";

async function room(page: Page, article: RoomArticle, size = { width: 1440, height: 900 }): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(article.address);
  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
}

/** The one annotation of an article, as a program reads it. */
async function onlyAnnotation(article: RoomArticle) {
  const list = async () => (await (await article.api("GET", `/articles/${article.id}/annotations`)).json()).annotations;
  await expect.poll(async () => (await list()).length).toBe(1);
  return (await list())[0];
}

async function expectSubmitted(article: RoomArticle, verdict: string): Promise<void> {
  await expect.poll(async () => (await onlyAnnotation(article)).state).toBe("submitted");
  const made = await onlyAnnotation(article);
  expect(made.claim).toMatch(/^The bridge/);
  expect(made.verdict.slug ?? made.verdict).toBe(verdict);
  expect(made.rationale).toBe(why);
  expect(JSON.stringify(made.evidence)).toContain(link);
}

test("by keyboard: five acts from words that nobody has selected to a claim with verdict, link and rationale, submitted", async ({
  desk,
}) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, text, []);
  await room(page, article);
  const acts = new Acts(page);
  await acts.selectWithKeys(4);
  await acts.press("5");
  await acts.paste(link);
  await acts.type(why);
  await acts.press("Control+Enter");
  expect(acts.count).toBeLessThanOrEqual(5);
  await expectSubmitted(article, "inaccurate");
});

test("submitted too early, the keyboard goes to what is missing", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${text} Too early.`, []);
  await room(page, article);
  const acts = new Acts(page);
  await acts.selectWithKeys(4);
  await acts.press("5");
  await acts.press("Control+Enter");
  await expect(openCard(page).getByRole("textbox", { name: "Rationale" })).toBeFocused();
});

test("by mouse: five acts, and everything they need is in sight in a small window too", async ({ desk }) => {
  const { page } = await desk.admin();
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1280, height: 720 },
  ]) {
    const article = await roomArticle(desk, `${text} At ${size.width}.`, []);
    await room(page, article, size);
    const acts = new Acts(page);
    await acts.drag("The bridge was built in nine days.");
    await acts.click(page.getByRole("toolbar", { name: "Annotate the selection" }).getByRole("button", { name: "Inaccurate" }));
    const card = openCard(page);
    const parts: Locator[] = [
      card.getByRole("textbox", { name: /Claim/ }),
      card.getByRole("radiogroup", { name: "Verdict" }),
      card.getByRole("combobox", { name: /Add evidence/ }),
      card.getByRole("textbox", { name: "Rationale" }),
      card.getByRole("button", { name: "Submit" }),
    ];
    for (const part of parts) await expect(part).toBeInViewport({ ratio: 1 });
    expect((await card.boundingBox())?.width).toBeGreaterThanOrEqual(400);
    await acts.paste(link);
    await acts.type(why);
    await acts.click(card.getByRole("button", { name: "Submit" }));
    expect(acts.count).toBeLessThanOrEqual(5);
    await expectSubmitted(article, "inaccurate");
  }
});

test("a link that is pasted while words are selected makes an annotation of them with that evidence", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${text} Pasted.`, []);
  await room(page, article);
  const acts = new Acts(page);
  await acts.drag("The bridge was built in nine days.");
  await acts.paste(link);
  await expect(openCard(page).getByText("example.org")).toBeVisible();
  await acts.press("5");
  await expectSaved(page);
  const made = await onlyAnnotation(article);
  expect(made.evidence).toHaveLength(1);
  await expect.poll(async () => JSON.stringify((await onlyAnnotation(article)).verdict)).toContain("inaccurate");
});

test("E goes to the evidence, R to the rationale; Escape leaves it, and the next key is no letter of it", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${text} Keys.`, ["Nobody was asked."]);
  const [id = ""] = article.annotations;
  await room(page, article);
  await cardOf(page, id).click();
  await page.keyboard.press("e");
  await expect(openCard(page).getByRole("combobox", { name: /Add evidence/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  const rationale = openCard(page).getByRole("textbox", { name: "Rationale" });
  await expect(rationale).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await expect(cardOf(page, id).getByRole("textbox", { name: "Comment for colleagues" })).toBeFocused();
  await expect(cardOf(page, id).getByText("First words.", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");

  // The summary too, with a card open.
  await page.getByRole("region", { name: "The review as a whole" }).getByRole("textbox", { name: "Summary" }).click();
  await page.keyboard.type("In short.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await expectSaved(page);
  await expect(page.getByRole("textbox", { name: "Summary" })).toHaveText("In short.");
});

test("J takes the keyboard to the card; what was deleted comes back with Ctrl+Z, with the mouse nowhere near", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${text} Undone.`, ["Nobody was asked.", "paid for all of it"]);
  const [first = "", second = ""] = article.annotations;
  await room(page, article);
  await page.locator(".article-text").focus();
  await page.keyboard.press("j");
  await expect(cardOf(page, first)).toBeFocused();
  await page.keyboard.press("j");
  await expect(cardOf(page, second)).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(cardOf(page, second)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(cardOf(page, second)).toBeVisible();
  await expect.poll(async () => (await article.api("GET", `/annotations/${second}`)).status).toBe(200);
});

test("no key fires in the middle of a word that is being composed; every key can be another", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${text} Composed.`, ["Nobody was asked."]);
  const [id = ""] = article.annotations;
  await room(page, article);
  await cardOf(page, id).click();
  await page.locator(".article-text").focus();
  const composed = (key: string, more: object) =>
    page.locator(".article-text").dispatchEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  await composed("e", { isComposing: true });
  await composed("Enter", { isComposing: true, ctrlKey: true });
  await composed("e", { keyCode: 229 });
  await expect(openCard(page)).toHaveCount(0);
  await composed("e", {});
  await expect(openCard(page)).toHaveCount(1);
  await page.keyboard.press("Escape");

  await page.keyboard.press("?");
  await page.getByRole("button", { name: /^Key for “Add evidence/ }).click();
  await page.keyboard.press("x");
  await page.getByRole("button", { name: /^Key for “Submit it and go on/ }).click();
  await page.keyboard.press("Control+m");
  await expect(page.getByRole("button", { name: /^Key for “Submit it and go on.*: Ctrl\+M/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("x");
  await expect(openCard(page).getByRole("combobox", { name: /Add evidence/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Back to the first keys" }).click();
  await page.keyboard.press("Escape");
});

test("a toolbar is one tab stop, and the arrows go through it", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${text} Toolbar.`, []);
  await room(page, article);
  await selectWords(page, "The bridge was built");
  await page.keyboard.press("1");
  const bar = openCard(page).getByRole("toolbar", { name: "Text" });
  await expect(bar).toBeVisible();
  expect(await bar.locator("button[tabindex='0']").count()).toBe(1);
  await bar.getByRole("button", { name: /^Bold/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(bar.getByRole("button", { name: /^Italic/ })).toBeFocused();
  await page.keyboard.press("End");
  await expect(bar.getByRole("button", { name: "History" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(openCard(page).getByRole("textbox", { name: "Rationale" })).toBeFocused();
});
