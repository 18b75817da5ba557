import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { giveVerdict, selectWords } from "../reader.ts";
import { cardOf, expectSaved, openRationale, rationaleOf, roomArticle, writeOn } from "../room.ts";

test.use({ deskName: "offline" });

const text = `The lock on the canal was closed for a year and a half. It opened again on Friday.

The company speaks of four barges a day. Skippers count two.`;

/** In the article's room, ticks and unticks until exactly these people are assigned. */
async function assign(page: Page, names: string[]): Promise<void> {
  await page.getByRole("button", { name: /^(Assign reviewers…|Change…)$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Who works on this article?" });
  await expect(dialog.getByRole("checkbox").first()).toBeVisible();
  for (const box of await dialog.getByRole("checkbox").all()) await box.uncheck();
  for (const name of names) await dialog.getByRole("checkbox", { name }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

const toasts = (page: Page) => page.getByRole("region", { name: /^Notifications/ });
const readsAlong = (page: Page) => page.getByRole("status").filter({ hasText: "you can read it, not change it" });

test("an article is assigned to some: they go on, the others read along from that moment, and are let in again", async ({
  desk,
}, testInfo) => {
  const article = await roomArticle(desk, text, ["It opened again on Friday."]);
  const [id = ""] = article.annotations;
  const { page: grace } = await desk.admin();
  const { page: cleo } = await desk.join("Cleo Canal", "reviewer");
  const { page: dan } = await desk.join("Dan Delta", "reviewer");
  await Promise.all([grace, cleo, dan].map((page) => page.goto(article.address)));
  await openRationale(dan, id);
  await writeOn(dan, id, " Dan was here.");
  await expectSaved(dan);
  await openRationale(cleo, id);

  await assign(grace, ["Cleo Canal"]);
  await expect(grace.getByText("Assigned to Cleo Canal.", { exact: true })).toBeVisible();
  await expect(cleo.getByText("Assigned to you")).toBeVisible();
  await expect(readsAlong(dan)).toHaveText(
    "This article is assigned to Cleo Canal: you can read it, not change it. An editor can assign you too.",
  );
  const read = cardOf(dan, id).getByRole("textbox", { name: "Rationale" });
  await expect(read).toHaveAttribute("contenteditable", "false");
  await expect(cardOf(dan, id).getByRole("button", { name: "Submit" })).toHaveCount(0);
  await writeOn(cleo, id, " Cleo goes on.");
  await expect(read).toContainText("First words. Dan was here. Cleo goes on.");
  await expectAccessible(dan);

  // Keys and mouse say why nothing happens.
  await dan.keyboard.press("Escape");
  await dan.keyboard.press("Delete");
  await expect(toasts(dan)).toContainText("This article is assigned to Cleo Canal");
  await expect(cardOf(dan, id)).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      await dan.emulateMedia({ colorScheme });
      await dan.setViewportSize({ width, height: 844 });
      await dan.screenshot({ path: testInfo.outputPath(`reading-${width}-${colorScheme}.png`) });
    }
  }
  await dan.emulateMedia({ colorScheme: "light" });
  await dan.setViewportSize({ width: 1280, height: 720 });

  // The library says whose it is.
  const [cleoAtHome, danAtHome] = [await cleo.context().newPage(), await dan.context().newPage()];
  await Promise.all([cleoAtHome.goto("/desk"), danAtHome.goto("/desk")]);
  await cleoAtHome.getByRole("link", { name: "Assigned to you (1)" }).click();
  await expect(cleoAtHome.getByRole("row").filter({ hasText: "Assigned to you" })).toHaveCount(1);
  await expectAccessible(cleoAtHome);
  await cleoAtHome.screenshot({ path: testInfo.outputPath("library.png") });
  await expect(danAtHome.getByText("Assigned to Cleo Canal")).toBeVisible();
  await Promise.all([cleoAtHome.close(), danAtHome.close()]);

  // Given to Dan too, he writes at once, without loading the page anew.
  await assign(grace, ["Cleo Canal", "Dan Delta"]);
  await expect(readsAlong(dan)).toHaveCount(0);
  await openRationale(dan, id);
  await writeOn(dan, id, " And Dan.");
  await expectSaved(dan);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. Dan was here. Cleo goes on. And Dan.");
});

test("what somebody wrote offline, while the article was given to others, is offered back and goes nowhere else", async ({ desk }) => {
  const article = await roomArticle(desk, `${text} Two.`, ["It opened again on Friday."]);
  const [id = ""] = article.annotations;
  const { page: grace } = await desk.admin();
  await desk.join("Eva Elsewhere", "reviewer");
  const { page: finn, context } = await desk.join("Finn Ferry", "reviewer");
  await Promise.all([grace.goto(article.address), finn.goto(article.address)]);
  await openRationale(finn, id);
  await expectSaved(finn);
  await context.setOffline(true);
  await writeOn(finn, id, " Written on the train.");
  await finn.keyboard.press("Escape");
  await selectWords(finn, "Skippers count two.");
  await giveVerdict(finn, "1");
  const given = await article.api("PUT", `/articles/${article.id}/assignees`, { emails: ["eva.elsewhere@example.org"] });
  expect(await given.json()).toMatchObject({ assignees: [{ name: "Eva Elsewhere" }] });
  await context.setOffline(false);

  await expect(readsAlong(finn)).toBeVisible();
  await expect(finn.getByLabel("Words without a place")).toContainText("Written on the train.");
  const own = finn.locator("article.card").filter({ hasText: "Skippers count two." });
  await expect(own.getByRole("alert").filter({ hasText: "assigned to Eva Elsewhere" })).toBeVisible();
  expect(await rationaleOf(article, id)).toBe("First words.");
  await expect(grace.locator("article.card").filter({ hasText: "Skippers count two." })).toHaveCount(0);

  await finn.getByLabel("Words without a place").getByRole("button", { name: /let/i }).click();
  await own.getByRole("button", { name: "Let my changes go" }).click();
  await expect(own).toHaveCount(0);
  await expect(finn.getByLabel("Words without a place")).toHaveCount(0);
});
