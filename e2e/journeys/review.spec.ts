import { devices } from "@playwright/test";
import { apiToken } from "../command-line.ts";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { finishCard, giveVerdict, openCard, selectWords } from "../reader.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "review" });

test("words that stand twice: the second is marked where it was selected, never the first", async ({ desk, playwright }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  await page.getByRole("link", { name: /What Aliyev told Moscow/ }).click();
  const quote = page.locator(".article-text blockquote");
  await expect(quote).toBeVisible();
  await quote.click({ clickCount: 3 });
  await giveVerdict(page, "8");
  await finishCard(page, { rationale: "Advice is not a fact." });

  const token = apiToken(desk.server, "twice@example.org", "reviewer");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const slug = new URL(page.url()).pathname.split("/").at(-1);
  const { snapshot } = await (await api.get(`/api/v1/articles/${slug}`)).json();
  const { annotations } = await (await api.get(`/api/v1/articles/${slug}/annotations`)).json();
  const [passage] = annotations[0].passages;
  const beginning = passage.exact.slice(0, 24);
  expect(snapshot.text.indexOf(beginning)).toBeLessThan(passage.start);
  expect([...snapshot.text].slice(passage.start, passage.end).join("")).toBe(passage.exact);
  await api.dispose();
});

test("pointing at one verdict after another reads out what it means and moves nothing", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  await page.getByRole("link", { name: /What Aliyev told Moscow/ }).click();
  await selectWords(page, ((await page.locator(".article-text p").last().textContent()) ?? "").slice(0, 30));
  await giveVerdict(page, "1");
  const picker = openCard(page).getByRole("radiogroup", { name: "Verdict" });
  const places = new Set<string>();
  for (const verdict of await picker.getByRole("radio").all()) {
    await verdict.hover();
    places.add(JSON.stringify(await picker.boundingBox()));
  }
  expect(places.size).toBe(1);
  await picker.getByRole("radio", { name: "Opinion" }).hover();
  await expect(picker).toHaveAccessibleDescription(/^Opinion\. A judgement or a wish/);
});

test("on a phone: select by touch, give a verdict in the sheet at the bottom", async ({ desk, browser }) => {
  const { context } = await desk.admin();
  const phone = await browser.newContext({
    ...devices["Pixel 7"],
    baseURL: desk.server.url,
    storageState: await context.storageState(),
    colorScheme: "dark",
  });
  const page = await phone.newPage();
  await page.goto("/desk");
  await page.getByRole("link", { name: /events of 1920/ }).click();
  await expect(page.locator(".article-text p").nth(1)).toBeVisible();
  await expectAccessible(page);
  // What a long press and the handles leave behind is a selection; the browser under test has no handles to drag.
  await page
    .locator(".article-text p")
    .nth(1)
    .evaluate((paragraph) => {
      const words = paragraph.firstChild;
      if (words) getSelection()?.setBaseAndExtent(words, 0, words, 30);
    });
  const bubble = page.getByRole("toolbar", { name: "Annotate the selection" });
  await expect(bubble).toBeVisible();
  await bubble.getByRole("button", { name: "Missing context" }).tap();
  const card = openCard(page);
  await expect(card).toBeVisible();
  await card.getByRole("textbox", { name: "Rationale" }).tap();
  await page.keyboard.type("The other side is not asked.");
  await expect(card.getByText("Saved", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await phone.close();
});

test("two people change one field: both are shown, and nothing is lost", async ({ desk, playwright }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  await page.getByRole("link", { name: /Victory Day parade/ }).click();
  await selectWords(page, "None of this touches the memory of the war itself.");
  await giveVerdict(page, "8");
  const card = openCard(page);
  await expect(card.getByText("Saved", { exact: true })).toBeVisible();
  const id = page.url().split("#a-")[1];

  const token = apiToken(desk.server, "colleague@example.org", "reviewer");
  const api = await playwright.request.newContext({ baseURL: desk.server.url, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  // The network is gone while the colleague writes, so that neither sees the other's words in time.
  await page.route("**/desk/**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await card.getByRole("textbox", { name: /Claim/ }).fill("What the admin wrote.");
  const etag = (await api.get(`/api/v1/annotations/${id}`)).headers().etag ?? "";
  const theirs = await api.patch(`/api/v1/annotations/${id}`, {
    data: { claim: "What the colleague wrote." },
    headers: { "if-match": etag },
  });
  expect(theirs.status()).toBe(200);
  await page.unroute("**/desk/**");

  const panel = page.getByRole("alert", { name: "Changed by two people" });
  await expect(panel).toBeVisible({ timeout: 30_000 });
  await expect(panel.getByText("What the admin wrote.")).toBeVisible();
  await expect(panel.getByText("What the colleague wrote.")).toBeVisible();
  await panel.getByRole("button", { name: "Keep what I chose" }).click();
  await expect.poll(async () => (await (await api.get(`/api/v1/annotations/${id}`)).json()).claim).toBe("What the admin wrote.");
  await api.dispose();
});

test("who types on while the server takes in a new annotation keeps the field and every letter", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/desk");
  await page.getByRole("link", { name: /Curtain down/ }).click();
  await selectWords(page, ((await page.locator(".article-text p").first().textContent()) ?? "").slice(0, 25));
  // The server takes its time, so that its answer comes into the middle of the typing.
  await page.route("**/desk/**", async (route) => {
    if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.keyboard.press("8");
  const claim = openCard(page).getByRole("textbox", { name: /Claim/ });
  const given = await claim.inputValue();
  const rationale = openCard(page).getByRole("textbox", { name: "Rationale" });
  await rationale.click();
  const words = "Typed without a pause, from before the annotation has a name until long after.";
  await page.keyboard.type(words, { delay: 40 });
  await expect(rationale).toHaveText(words);
  await expect(rationale).toBeFocused();
  await expect(claim).toHaveValue(given);
  await page.unroute("**/desk/**");
});

test("delete with undo, publish again with a note, withdraw: the chain stays", async ({ desk, browser }) => {
  const { page } = await desk.admin();
  await page.goto("/desk");
  await page
    .getByRole("link", { name: /Embassy in Kyiv/ })
    .first()
    .click();
  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
  const slug = new URL(page.url()).pathname.split("/").at(-1);
  await selectWords(page, "Aliyev spoke of an “unfriendly step”.");
  await giveVerdict(page, "8");
  await finishCard(page, { rationale: "A word of diplomacy, quoted as such." });
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  await signEverything(desk.server, slug ?? "");
  await page
    .getByRole("button", { name: /^Publish/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^Clarification/ }).check();
  await dialog.getByRole("textbox", { name: "Note for readers" }).fill("One more passage is explained.");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Publish exactly this" }).click();
  await expect(dialog.getByRole("link").first()).toBeVisible();
  await page.keyboard.press("Escape");

  const anyone = await browser.newContext({ baseURL: desk.server.url, javaScriptEnabled: false });
  const reader = await anyone.newPage();
  await reader.goto(`/r/${slug}`);
  await expect(reader.getByText("One more passage is explained.").first()).toBeVisible();
  await expectUnchangedFirstRevision();

  await page.getByRole("button", { name: /Revision 2/ }).click();
  await page.getByRole("menuitem", { name: /Withdraw/ }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("The sample is taken back, to show how.");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Withdraw/ })
    .click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await reader.goto(`/r/${slug}`);
  await expect(reader.getByText("The sample is taken back, to show how.")).toBeVisible();
  await anyone.close();

  async function expectUnchangedFirstRevision() {
    const first = await (await reader.request.get(`/r/${slug}/v/1/json`)).json();
    const second = await (await reader.request.get(`/r/${slug}/v/2/json`)).json();
    expect(first.content.annotations).toHaveLength(second.content.annotations.length - 1);
    expect(second.content.previousSha256).toBe(first.sha256);
  }
});

test("passages are added and adjusted; a second person returns the annotation with a note, then signs it off", async ({ desk }) => {
  const { page: second } = await desk.join("Ines Second", "reviewer");
  const { page: author } = await desk.admin();
  await author.goto("/desk");
  await author.getByRole("link", { name: /Curtain down/ }).click();
  await selectWords(author, "The foreign ministry summoned");
  await giveVerdict(author, "1");
  const card = openCard(author);
  await card.getByRole("button", { name: "Add a passage" }).click();
  await selectWords(author, "The raid was about old murders");
  await author.keyboard.press("p");
  await expect(card.getByText("“The raid was about old murders”")).toBeVisible();
  await card.getByRole("button", { name: /^Select other words instead of “The foreign/ }).click();
  await selectWords(author, "The foreign ministry summoned the Russian chargé d’affaires");
  await author.keyboard.press("p");
  await expect(card.getByText("“The foreign ministry summoned the Russian chargé d’affaires”")).toBeVisible();
  await finishCard(author, { rationale: "Both sides say so.", source: "https://example.org/note" });
  await author.getByRole("button", { name: "Submit" }).first().click();
  await expect(author.getByText("Waiting for someone who wrote none of it to sign it off.")).toBeVisible();
  await expect(author.getByRole("button", { name: "Sign off" })).toHaveCount(0);

  await second.goto(author.url());
  await second.locator("article.card").filter({ hasText: "submitted · Grace Admin" }).click();
  await second.getByRole("button", { name: "Return…" }).click();
  await second.getByRole("textbox", { name: "What should be done?" }).fill("Name the source.");
  await second.getByRole("button", { name: "Return it" }).click();
  await expect(author.getByRole("status").filter({ hasText: "Ines Second returned it. Name the source." })).toBeVisible();

  await author.getByRole("button", { name: "Submit" }).first().click();
  await second.getByRole("button", { name: "Sign off" }).click();
  await expect(author.locator("article.card").getByText("signed off · Ines Second")).toBeVisible();
});
