import type { Page } from "@playwright/test";
import { apiToken } from "../command-line.ts";
import { expect, test } from "../fixtures.ts";
import { cut, longTexts } from "../long-texts.ts";
import { misfitsAtEverySize } from "../misfits.ts";
import { cardOf, type RoomArticle, roomArticle } from "../room.ts";

test.use({ deskName: "long texts" });

const texts = Object.values(longTexts);
/** The article says each of them once, and more, so that the search for evidence has something to find. */
const article = texts.map((text, index) => `Passage ${index}. ${cut(text, 400)}\n\nWhat follows is short.`).join("\n\n");
const passages = texts.map((_, index) => `Passage ${index}.`);

test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

let room: RoomArticle;
let page: Page;

test.beforeAll(async ({ desk }) => {
  ({ page } = await desk.admin());
  room = await roomArticle(desk, article, passages);
  const second = apiToken(desk.server, "second@example.org", "editor");
  for (const [index, text] of texts.entries()) {
    const id = room.annotations[index];
    const evidence = [
      { url: `https://example.org/${encodeURIComponent(text).slice(0, 900)}`, stance: "supports", quote: text },
      { url: "https://example.org/", stance: "contradicts", title: cut(text, 500), publisher: cut(text, 200), quote: text },
    ];
    const { version } = await (await room.api("GET", `/annotations/${id}`)).json();
    const changes = { claim: cut(text, 1000), claimant: cut(text, 200), rationale: text, verdict: "misleading", evidence };
    const changed = await room.api("PATCH", `/annotations/${id}`, changes, { "if-match": `"${version}"` });
    expect(changed.status, await changed.text()).toBe(200);
    const said = await room.api("POST", `/annotations/${id}/comments`, { text });
    expect(said.status, await said.text()).toBe(201);
    const returned = await fetch(`${desk.server.url}/api/v1/annotations/${id}/signoffs`, {
      method: "POST",
      headers: { authorization: `Bearer ${second}`, "content-type": "application/json" },
      body: JSON.stringify({ decision: "return", note: text }),
    });
    expect(returned.status, await returned.text()).toBe(201);
  }
  await room.api("POST", "/articles", { text: `Elsewhere. ${article}`, title: cut(texts[0] ?? "", 300), language: "en" });
  await page.goto(room.address);
  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
});

/** Once more, where the card moved from the margin to the sheet, or back, in the middle of it. */
const patiently = (act: (timeout: number) => Promise<void>) => () => expect(() => act(4000)).toPass({ timeout: 30_000 });

/** Beside the text where there is room for cards, else in the sheet. */
const placeOf = (id: string) => () => `#card-${id}`;

async function open(id: string, key?: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  // Once more where the room was still taking the address of the card before out.
  await expect(async () => {
    await page.evaluate((hash) => {
      location.hash = "";
      location.hash = hash;
    }, `a-${id}`);
    await expect(cardOf(page, id)).toHaveAttribute("data-active", { timeout: 4000 });
  }).toPass({ timeout: 30_000 });
  if (key) await page.keyboard.press(key);
}

for (const [index, name] of Object.keys(longTexts).entries()) {
  test(`${name} pushes nothing away: a card that is read, and its comments`, async () => {
    const id = room.annotations[index] ?? "";
    await open(id);
    expect(await misfitsAtEverySize(page, placeOf(id))).toEqual([]);
  });

  test(`${name} pushes nothing away: a note on what to do about it`, async () => {
    const id = room.annotations[index] ?? "";
    await open(id);
    const note = cardOf(page, id).getByRole("textbox", { name: "What should be done?" });
    const write = patiently(async (timeout) => {
      if (!(await note.isVisible())) await cardOf(page, id).getByRole("button", { name: "Return…" }).click({ timeout });
      await note.fill(texts[index] ?? "", { timeout });
    });
    expect(await misfitsAtEverySize(page, placeOf(id), write)).toEqual([]);
  });

  test(`${name} pushes nothing away: a card that is written, and its evidence`, async () => {
    const id = room.annotations[index] ?? "";
    await open(id, "e");
    const card = cardOf(page, id);
    await expect(card.getByRole("textbox", { name: "Rationale" })).toHaveAttribute("contenteditable", "true");
    await card.getByRole("textbox", { name: "Comment for colleagues" }).fill(texts[index] ?? "");
    const words = card.getByRole("textbox", { name: "Words quoted from it" });
    const edits = card.getByRole("button", { name: /^Edit evidence/ });
    const openSource = patiently(async (timeout) => {
      if (!(await words.isVisible())) await edits.first().click({ timeout });
      await expect(words).toBeVisible({ timeout });
    });
    expect(await misfitsAtEverySize(page, placeOf(id), openSource)).toEqual([]);
  });
}

test("no text pushes anything away: the list of annotations and closed cards", async () => {
  await open(room.annotations[0] ?? "");
  await page.keyboard.press("Escape");
  expect(await misfitsAtEverySize(page, (width) => (width > 1280 ? ".room-rail" : ".room-main"))).toEqual([]);
});

test("no text pushes anything away: what was found elsewhere, to be cited", async () => {
  const id = room.annotations[0] ?? "";
  await open(id, "e");
  const search = cardOf(page, id).getByRole("combobox", { name: /Add evidence/ });
  const look = patiently(async (timeout) => {
    if (!(await search.isVisible())) await page.keyboard.press("e");
    await search.fill("", { timeout });
    await search.fill("Passage 0", { timeout });
    await expect(cardOf(page, id).getByRole("option").first()).toBeVisible({ timeout });
  });
  expect(await misfitsAtEverySize(page, placeOf(id), look)).toEqual([]);
});

for (const [name, openDialog] of Object.entries({
  "before publishing": () =>
    page
      .getByRole("button", { name: /^Publish/ })
      .first()
      .click(),
  keys: () => page.keyboard.press("?"),
})) {
  test(`no text pushes anything away: the dialog ${name}`, async () => {
    await open(room.annotations[0] ?? "");
    await openDialog();
    await expect(page.getByRole("dialog").getByRole("button").nth(1)).toBeVisible();
    expect(await misfitsAtEverySize(page, () => "[role=dialog]")).toEqual([]);
    await page.keyboard.press("Escape");
  });
}
