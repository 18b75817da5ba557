import { expect, expectAccessible, test } from "../fixtures.ts";
import { cardOf, expectSaved, roomArticle } from "../room.ts";

test.use({ deskName: "work" });

const text = `The mill burned down in March. Nobody was hurt.

The owner says it was the wiring. The insurer says nothing yet.`;

test("a mention is chosen from a list by keys, reaches the inbox, and its link opens the card; a reply reaches back", async ({
  desk,
}, testInfo) => {
  test.setTimeout(180_000);
  const article = await roomArticle(desk, text, ["Nobody was hurt."]);
  const [id = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Mill", "reviewer");
  const { page: uli } = await desk.join("Ülkü Şahin", "editor");
  await expect(uli.getByRole("heading", { name: "My work" })).toBeVisible();
  await ada.goto(article.address);
  const hers = cardOf(ada, id);
  await hers.click();
  await ada.keyboard.press("c");
  await ada.keyboard.type("Did the brigade count, @ulk");
  await expect(hers.getByRole("option", { name: "Ülkü Şahin" })).toHaveAttribute("aria-selected", "true");
  await expectAccessible(ada);
  await ada.keyboard.press("Enter");
  await expect(hers.getByRole("textbox", { name: "Comment for colleagues" })).toHaveValue("Did the brigade count, @Ülkü Şahin ");
  await ada.keyboard.type("or the hospital?");
  await ada.keyboard.press("Control+Enter");
  await expect(hers.getByText("@Ülkü Şahin", { exact: true })).toBeVisible();

  // In the bar as soon as one goes on, and in the inbox.
  await uli.getByRole("link", { name: "Library", exact: true }).click();
  await expect(uli.getByRole("link", { name: /My work \(1 waiting\)/ })).toBeVisible();
  await uli.getByRole("link", { name: /My work/ }).click();
  const mentions = uli.getByRole("region", { name: "Mentions" });
  await expect(mentions).toContainText("Did the brigade count, @Ülkü Şahin or the hospital?");
  await expectAccessible(uli);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390, 320]) {
      await uli.emulateMedia({ colorScheme });
      await uli.setViewportSize({ width, height: 844 });
      expect(await uli.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await uli.screenshot({ path: testInfo.outputPath(`work-${width}-${colorScheme}.png`) });
    }
  }
  await uli.emulateMedia({ colorScheme: "light" });
  await uli.setViewportSize({ width: 1280, height: 720 });
  await mentions.getByRole("link").press("Enter");
  const theirs = cardOf(uli, id);
  await expect(theirs.getByText("or the hospital?")).toBeVisible();
  await expect(uli).toHaveURL(new RegExp(`#a-${id}$`));

  // Answered in its thread, live.
  await theirs.getByRole("button", { name: "Reply to Ada Mill" }).click();
  await uli.keyboard.type("The hospital, @Ada Mill.");
  await uli.keyboard.press("Control+Enter");
  await expect(hers.getByRole("list", { name: "Answers to Ada Mill" })).toContainText("The hospital, @Ada Mill.");

  // What one said is changed, and says so.
  await hers.getByRole("button", { name: /^Edit your comment/ }).click();
  await hers.getByRole("textbox", { name: "Your comment" }).fill("Did the brigade count, @Ülkü Şahin?");
  await ada.keyboard.press("Control+Enter");
  await expect(theirs.getByText("· edited")).toBeVisible();
  await expect(theirs.getByText("or the hospital?")).toHaveCount(0);

  // Seen, it waits no more.
  await uli.goto("/desk/work");
  await expect(uli.getByRole("link", { name: "My work", exact: true })).toBeVisible();
});

test("a returned card is mended and signed off in review mode, by keys alone", async ({ desk }, testInfo) => {
  const first = await roomArticle(desk, `${text} Keys.`, ["Nobody was hurt."]);
  const [id = ""] = first.annotations;
  const second = await roomArticle(desk, `${text} Other keys.`, ["Nobody was hurt."]);
  const { page: ben } = await desk.join("Ben Mill", "editor");
  const { page: cleo } = await desk.join("Cleo Mill", "reviewer");

  // Cleo writes on two, and hands them over.
  for (const article of [first, second]) {
    await cleo.goto(article.address);
    await cardOf(cleo, article.annotations[0] ?? "").click();
    await cleo.keyboard.press("r");
    await expect(cleo.locator("[data-rationale] [role=textbox]")).toBeFocused();
    await cleo.keyboard.press("Control+End");
    await cleo.keyboard.type(" The brigade’s log has it.");
    await cleo.keyboard.press("Escape");
    await expectSaved(cleo);
    await cleo.keyboard.press("s");
    await expect(cleo.getByText(/^Submitted\./).first()).toBeVisible();
  }
  await ben.goto("/desk/work");
  const waiting = ben.getByRole("region", { name: "To sign off" });
  await expect(waiting.getByRole("listitem")).toHaveCount(2);
  await waiting.getByRole("link", { name: "Go through them" }).press("Enter");
  const bar = ben.getByRole("region", { name: "To sign off" });
  await expect(bar).toContainText("1 of 2 to sign off");
  await expectAccessible(ben);
  await ben.screenshot({ path: testInfo.outputPath("review-mode.png") });
  await ben.keyboard.press("j");
  await expect(bar).toContainText("2 of 2 to sign off");
  await ben.keyboard.press("k");
  await expect(bar).toContainText("1 of 2 to sign off");

  // Returned with its note, and on to the next.
  await ben.keyboard.press("b");
  await ben.keyboard.type("Name the page.");
  await ben.keyboard.press("Control+Enter");
  await expect(bar).toContainText("1 of 1 to sign off");

  // Mended.
  await cleo.goto("/desk/work");
  const returned = cleo.getByRole("region", { name: "Returned to you" });
  await expect(returned).toContainText("Name the page.");
  await returned.getByRole("link").press("Enter");
  await expect(cardOf(cleo, id)).toBeVisible();
  await cleo.keyboard.press("r");
  await expect(cleo.locator("[data-rationale] [role=textbox]")).toBeFocused();
  await cleo.keyboard.press("Control+End");
  await cleo.keyboard.type(" Page 3.");
  await cleo.keyboard.press("Escape");
  await expectSaved(cleo);
  await cleo.keyboard.press("s");
  await expect(cleo.getByText(/^Submitted\./).first()).toBeVisible();

  // Signed off, both, by one key each.
  await ben.goto("/desk/work");
  await waiting.getByRole("link", { name: "Go through them" }).press("Enter");
  await expect(bar).toContainText("1 of 2 to sign off");
  await ben.keyboard.press("o");
  await expect(bar).toContainText("1 of 1 to sign off");
  await ben.keyboard.press("o");
  await expect(bar).toContainText("Nothing waits for you.");
});

test("what waits for someone who leaves is handed to another at once, with undo", async ({ desk }) => {
  const article = await roomArticle(desk, `${text} Handed over.`, []);
  const { page: dora } = await desk.join("Dora Mill", "reviewer");
  const { page: emil } = await desk.join("Emil Mill", "reviewer");
  const { page: admin } = await desk.admin();
  await admin.goto(article.address);
  await admin.getByRole("button", { name: /^(Assign reviewers…|Change…)$/ }).click();
  await admin
    .getByRole("dialog")
    .getByLabel(/Dora Mill/)
    .check();
  await admin.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText("Assigned to Dora Mill").first()).toBeVisible();
  await dora.goto("/desk/work");
  await expect(dora.getByRole("region", { name: "Assigned to you" })).toBeVisible();
  await admin.goto("/desk/settings/people");
  await admin.getByRole("button", { name: "More for Dora Mill" }).click();
  await admin.getByRole("menuitem", { name: "Deactivate" }).click();
  const dialog = admin.getByRole("dialog", { name: "What waits for Dora Mill" });
  await expect(dialog).toContainText("One article is assigned to them");
  await expectAccessible(admin);
  await dialog.getByLabel("Hand it to").selectOption({ label: "Emil Mill (reviewer)" });
  await dialog.getByRole("button", { name: "Hand over" }).click();
  const told = admin.locator("[data-messages] > li").filter({ hasText: "Handed to Emil Mill." });
  await told.hover(); // A message that is pointed at stays.
  await emil.goto("/desk/work");
  await expect(emil.getByRole("region", { name: "Assigned to you" })).toBeVisible();
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(async () => {
    await emil.reload();
    await expect(emil.getByRole("region", { name: "Assigned to you" })).toHaveCount(0);
  }).toPass();
});
