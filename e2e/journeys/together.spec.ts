import { expect, expectAccessible, test } from "../fixtures.ts";
import { giveVerdict, openCard, selectWords } from "../reader.ts";
import { cardOf, expectSaved, openRationale, rationaleOf, roomArticle, saveState, writeOn } from "../room.ts";

test.use({ deskName: "together" });

const text = `The library lent a million books last year. It has forty branches, says the mayor.

Nobody pays a fee. The opposition counts thirty-eight branches.`;

test("a colleague is seen at their card, followed there, told apart when away, and followed no more once one goes elsewhere", async ({
  desk,
}, testInfo) => {
  const article = await roomArticle(desk, text, ["It has forty branches, says the mayor.", "Nobody pays a fee."]);
  const [first = "", second = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Followed", "reviewer");
  const { page: ben } = await desk.join("Ben Follows", "reviewer");
  await ada.clock.install();
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  const mark = ben.getByRole("list", { name: "Also here" }).getByRole("button", { name: /^Ada Followed/ });
  await expect(mark).toBeVisible();

  const place = await cardOf(ben, first).boundingBox();
  await openRationale(ada, first);
  await expect(cardOf(ben, first).getByText("Ada is editing")).toBeVisible();
  // Who comes to a card moves nothing of what is read there.
  expect(await cardOf(ben, first).boundingBox()).toEqual(place);
  await expect(mark).toHaveAccessibleName(/editing “It has forty branches/);
  await mark.click();
  await expect(mark).toHaveAttribute("aria-pressed", "true");
  await expect(cardOf(ben, first)).toHaveAttribute("data-active", "true");
  await ada.keyboard.press("Escape");
  await ada.keyboard.press("j");
  await expect(cardOf(ben, second)).toHaveAttribute("data-active", "true");
  await ben.screenshot({ path: testInfo.outputPath("following.png") });
  await expectAccessible(ben);
  await ada.getByRole("textbox", { name: "Summary" }).click();
  await expect(mark).toHaveAccessibleName(/writing the summary/);
  await expect(ben.getByRole("region", { name: "The review as a whole" }).getByText("Ada is editing")).toBeInViewport();
  await cardOf(ben, first).click();
  await expect(mark).toHaveAttribute("aria-pressed", "false");

  await selectWords(ada, "thirty-eight branches");
  await expect
    .poll(() => ben.evaluate(() => [...CSS.highlights.entries()].some(([name, marks]) => /^colleague-/.test(name) && marks.size > 0)))
    .toBe(true);
  await expect(ben.locator(".selection-flag")).toHaveText("Ada");
  await ada.clock.fastForward("05:01");
  await expect(mark).toHaveAccessibleName(/Ada Followed, away/);
  await expect(cardOf(ben, second).getByText("Ada is editing")).toHaveCount(0);
  await ben.screenshot({ path: testInfo.outputPath("away.png") });
  await ada.mouse.move(400, 300);
  await expect(mark).not.toHaveAccessibleName(/away/);
});

test("the quiet line says who did what, and says it to screen readers", async ({ desk }, testInfo) => {
  const article = await roomArticle(desk, `${text} Two.`, ["Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Quiet", "reviewer");
  const { page: ben } = await desk.join("Ben Quiet", "reviewer");
  await ben.goto(article.address);
  await expectSaved(ben);
  // Whoever is there already is no news; whoever comes is.
  await ben.waitForTimeout(3500);
  await ada.goto(article.address);
  const line = ben.locator(".news-line");
  await expect(line).toHaveAttribute("aria-live", "polite");
  await expect(line).toHaveText("Ada Quiet is here");
  await selectWords(ada, "forty branches");
  await giveVerdict(ada, "5");
  await expect(line).toHaveText(/Ada Quiet added “Forty branches/);
  await ben.screenshot({ path: testInfo.outputPath("quiet-line.png") });
  await expect(cardOf(ben, id)).toBeVisible();
  await expect(ben.locator("article.card")).toHaveCount(2);
  await openCard(ada).getByRole("button", { name: "Done" }).first().press("Enter");
  await expectSaved(ada);
  await ada.keyboard.press("Delete");
  await expect(line).toHaveText(/Ada Quiet deleted “Forty branches/);
  await expect(ben.locator("article.card")).toHaveCount(1);
});

test("a card that a colleague deletes stays in the hands of whoever writes in it, comes back with undo, or becomes a new one", async ({
  desk,
}, testInfo) => {
  const article = await roomArticle(desk, `${text} Six.`, ["Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Writes", "reviewer");
  const { page: ben } = await desk.join("Ben Deletes", "editor");
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  await openRationale(ada, id);
  await cardOf(ben, id).click();
  await ben.keyboard.press("Delete");
  const notice = openCard(ada).getByText("Someone deleted this annotation meanwhile");
  await expect(notice).toBeAttached();
  await writeOn(ada, id, " Written all the same.");
  await ada.screenshot({ path: testInfo.outputPath("deleted-under-the-hands.png") });
  await ben.getByRole("button", { name: "Undo" }).click();
  await expect(notice).toHaveCount(0);
  await expectSaved(ada);
  await expect(cardOf(ben, id)).toContainText("First words. Written all the same.");

  // Where her words have just come into the card, he is told so, and deletes what he has read.
  await expect(async () => {
    await ben.keyboard.press("Delete");
    await expect(notice).toBeAttached({ timeout: 3000 });
  }).toPass();
  await ada.context().setOffline(true);
  await writeOn(ada, id, " Once more.");
  await openCard(ada).getByRole("button", { name: "Save as new" }).click();
  await openCard(ada).getByRole("textbox", { name: "Rationale" }).click();
  await ada.keyboard.press("Control+End");
  await ada.keyboard.type(" And on.");
  await ada.context().setOffline(false);
  await expectSaved(ada);
  await expect(ben.locator("article.card")).toContainText("First words. Written all the same. Once more. And on.");
  await expect(ada.getByText("Words without a place")).toHaveCount(0);
});

test("signed out in the middle of a sentence, one keeps what was typed, and its rest does nothing", async ({ desk }, testInfo) => {
  const article = await roomArticle(desk, `${text} Eight.`, ["It has forty branches, says the mayor.", "Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page: ada, context } = await desk.join("Ada Leaves", "reviewer");
  const elsewhere = await context.newPage();
  await Promise.all([ada.goto(article.address), elsewhere.goto("/desk")]);
  const rationale = await openRationale(ada, id);
  await rationale.click();
  await elsewhere.getByRole("button", { name: /^Your menu/ }).click();
  await ada.keyboard.type(" Judge,");
  await Promise.all([
    ada.keyboard.type(" jury, and the rest of a long sentence about kerbs and taxes.", { delay: 60 }),
    elsewhere.getByRole("menuitem", { name: /Sign out/ }).click(),
  ]);
  await expect(ada.getByText("You were signed out.")).toBeVisible();
  await expect(rationale).toHaveAttribute("contenteditable", "false");
  await expect(rationale).toContainText("First words. Judge,");
  // No letter of the rest went to another card, or to the review as a whole.
  await expect(cardOf(ada, id)).toHaveAttribute("data-active", "true");
  await expect(ada.locator("#review")).not.toBeFocused();
  await expect(saveState(ada)).toHaveText(/Not connected/);
  await ada.screenshot({ path: testInfo.outputPath("signed-out.png") });
});

test("a new snapshot waits for whoever is writing, and opens when they are done", async ({ desk }, testInfo) => {
  const words = `${text} Nine.`;
  const article = await roomArticle(desk, words, ["Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Busy", "reviewer");
  const { page: ben } = await desk.join("Ben Reads", "reviewer");
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  await openRationale(ada, id);
  await writeOn(ada, id, " Before.");
  const added = await article.api("POST", `/articles/${article.id}/snapshots`, { text: words.replace("forty branches", "fifty branches") });
  expect(added.status).toBe(201);
  await expect(ben.locator(".article-text")).toContainText("fifty branches");
  await writeOn(ada, id, " And after it.");
  await expect(ada.getByText("The new one opens when you are done here.").first()).toBeVisible();
  await expect(openCard(ada)).not.toContainText("Needs review");
  await ada.screenshot({ path: testInfo.outputPath("snapshot-waits.png") });
  await expectSaved(ada);
  await openCard(ada).getByRole("button", { name: "Done" }).click();
  await expect(ada.locator(".article-text")).toContainText("fifty branches");
  await expect(cardOf(ada, id)).toContainText("First words. Before. And after it.");
});

test("on a phone the list leads to a card, a touch says who is there, and two write in one rationale", async ({ desk }, testInfo) => {
  const article = await roomArticle(desk, `${text} Seven.`, ["Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Phone", "reviewer");
  const { page: ben } = await desk.join("Ben Desk", "reviewer");
  await ada.setViewportSize({ width: 390, height: 844 });
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  await ada.getByRole("button", { name: "List of annotations" }).click();
  await ada
    .getByRole("dialog")
    .getByRole("button", { name: /Nobody pays a fee/ })
    .click();
  await expect(ada.getByRole("dialog")).toHaveCount(0);
  await cardOf(ada, id).getByRole("button", { name: "Edit" }).click();
  await openRationale(ben, id);
  await writeOn(ben, id, " By Ben.");
  await writeOn(ada, id, " By Ada.");
  await expect(openCard(ben).getByRole("textbox", { name: "Rationale" })).toContainText("By Ada.");
  await ada.getByRole("list", { name: "Also here" }).getByRole("button").click();
  await expect(ada.locator(".news-line")).toHaveText(/^Following Ben Desk, editing “Nobody pays a fee/);
  for (const colorScheme of ["light", "dark"] as const) {
    await ada.emulateMedia({ colorScheme });
    await ada.screenshot({ path: testInfo.outputPath(`phone-${colorScheme}.png`) });
  }
});

test("both change one field at once: the second gets both values side by side, and nothing is lost", async ({ desk }, testInfo) => {
  const article = await roomArticle(desk, `${text} Three.`, ["Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page: ada, context } = await desk.join("Ada Both", "reviewer");
  const { page: ben } = await desk.join("Ben Both", "reviewer");
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  await openRationale(ada, id);
  await context.setOffline(true);
  await openCard(ada).getByRole("textbox", { name: /Claim/ }).fill("No member pays a fee.");
  await openRationale(ben, id);
  await openCard(ben).getByRole("textbox", { name: /Claim/ }).fill("No child pays a fee.");
  await expectSaved(ben);
  await context.setOffline(false);
  const panel = ada.getByRole("alert", { name: "Changed by two people" });
  await expect(panel).toContainText("Ben Both changed this");
  await expect(panel.getByText("No member pays a fee.")).toBeVisible();
  await expect(panel.getByText("No child pays a fee.")).toBeVisible();
  await expect(ada.locator("header").getByRole("status")).toHaveText("Needs your attention");
  await ada.screenshot({ path: testInfo.outputPath("conflict.png") });
  await expectAccessible(ada);
  await ada.setViewportSize({ width: 390, height: 844 });
  await ada.screenshot({ path: testInfo.outputPath("conflict-phone.png") });
  await ada.setViewportSize({ width: 1280, height: 720 });
  await panel.getByText("No child pays a fee.").click();
  await panel.getByRole("button", { name: "Keep what I chose" }).click();
  await expectSaved(ada);
  await expect(openCard(ada).getByRole("textbox", { name: /Claim/ })).toHaveValue("No child pays a fee.");
});

test("the history of a rationale says who wrote what, and an earlier version comes back under everyone's hands", async ({
  desk,
}, testInfo) => {
  const article = await roomArticle(desk, `${text} Four.`, ["Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Wrote", "reviewer");
  const { page: ben } = await desk.join("Ben Wrote", "reviewer");
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  await openRationale(ada, id);
  await writeOn(ada, id, " The mayor’s office confirms it.");
  await expectSaved(ada);
  await openRationale(ben, id);
  await cardOf(ben, id).getByRole("textbox", { name: "Rationale" }).click();
  await ben.keyboard.press("Control+a");
  await ben.keyboard.type("Something else entirely.");
  await expectSaved(ben);
  await expect.poll(() => rationaleOf(article, id)).toBe("Something else entirely.");

  await openCard(ada).getByRole("button", { name: "History" }).click();
  const dialog = ada.getByRole("dialog", { name: "Who wrote what" });
  await expect(dialog.getByRole("listitem").first()).toContainText("Ben Wrote");
  await ada.screenshot({ path: testInfo.outputPath("history.png") });
  await expectAccessible(ada);
  const first = dialog.getByRole("listitem").last();
  await expect(first).toContainText("First words.");
  await first.getByRole("button", { name: "Restore" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(cardOf(ben, id).getByRole("textbox", { name: "Rationale" })).toHaveText("First words.");
  await expect.poll(() => rationaleOf(article, id)).toBe("First words.");
  await openCard(ada).getByRole("button", { name: "History" }).click();
  await expect(dialog.getByText("Something else entirely.").first()).toBeAttached();
});

test("what is typed goes where one went: into the rationale of a card that opens, at once", async ({ desk }) => {
  const article = await roomArticle(desk, `${text} Five.`, ["Nobody pays a fee."]);
  const [id = ""] = article.annotations;
  const { page } = await desk.join("Ada Quick", "reviewer");
  await page.goto(article.address);
  await selectWords(page, "forty branches");
  await page.keyboard.press("5");
  await openCard(page).getByRole("textbox", { name: "Rationale" }).click();
  await page.keyboard.type("Typed at once, 1 2 3.");
  await expect(openCard(page).getByRole("textbox", { name: "Rationale" })).toHaveText("Typed at once, 1 2 3.");
  await expect(openCard(page).getByRole("textbox", { name: /Claim/ })).toHaveValue("Forty branches.");
  await expectSaved(page);
  await expect(openCard(page).getByRole("textbox", { name: "Rationale" })).toBeFocused();

  // The server takes its time over the text of an annotation that was there before: what is typed meanwhile is in it once it comes.
  await page.evaluate(() => void indexedDB.deleteDatabase("assay"));
  await page.routeWebSocket(/\/room$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => setTimeout(() => socket.send(message), 700));
  });
  await page.goto("about:blank");
  await page.goto(article.address);
  await cardOf(page, id).click();
  await page.keyboard.press("e");
  await cardOf(page, id).getByRole("textbox", { name: "Rationale" }).click();
  await page.keyboard.type(" And 2 more.");
  await expect(cardOf(page, id).getByRole("textbox", { name: "Rationale" })).toHaveText("First words. And 2 more.");
  await page.keyboard.type(" And on.");
  await expect(cardOf(page, id).getByRole("textbox", { name: "Rationale" })).toHaveText("First words. And 2 more. And on.");
  await expectSaved(page);
});
