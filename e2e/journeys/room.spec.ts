import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { publish } from "../publish.ts";
import { openCard, selectWords } from "../reader.ts";
import { cardOf, roomArticle } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "room" });

const text = `The tunnel under the harbour opened in June after six years of work.

It cost forty million, the minister said at the opening. Traffic in the old town fell by a third within a month.

“Nobody was asked,” said a shopkeeper on the quay. The city points to four public hearings.`;

const saved = (page: Page) =>
  expect(
    page
      .getByRole("status")
      .filter({ hasText: /^\s*Saved\s*$/ })
      .first(),
  ).toBeAttached();
const rationale = (page: Page) => page.getByRole("textbox", { name: "Rationale" });
const card = (page: Page, claim: string) => page.locator("article.card").filter({ hasText: claim });

test("three reviewers work on one article at once, one goes offline and comes back, and it is published", async ({ desk }, testInfo) => {
  test.setTimeout(240_000);
  const { page: grace } = await desk.admin();
  const { page: ada, context: adaContext } = await desk.join("Ada Reviewer", "reviewer");
  const { page: ben } = await desk.join("Ben Editor", "editor");

  await grace.goto("/desk/import");
  await grace.locator("input[type=file]").setInputFiles({ name: "harbour.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await grace.waitForURL(/\/desk\/import\/./);
  await grace.getByRole("textbox", { name: "Title" }).fill("The harbour tunnel");
  await grace.getByRole("button", { name: "Save to the library" }).click();
  await grace.waitForURL(/\/desk\/articles\//);
  const address = grace.url();
  await Promise.all([ada.goto(address), ben.goto(address)]);

  // Everyone sees who else is here.
  await expect(grace.getByRole("list", { name: "Also here" }).getByRole("button")).toHaveCount(2);
  await expect(ada.getByRole("button", { name: /Ben Editor/ })).toBeVisible();

  // Two annotate at once; both see both.
  await Promise.all([selectWords(ada, "It cost forty million"), selectWords(ben, "fell by a third")]);
  await Promise.all([ada.keyboard.press("5"), ben.keyboard.press("1")]);
  await expect(card(grace, "forty million").first()).toBeVisible();
  await expect(card(grace, "a third").first()).toBeVisible();
  await expect(ben.getByText("Ada is editing").first()).toBeVisible();

  // They write one rationale together.
  await card(ben, "forty million").first().click();
  await ben.keyboard.press("e");
  await rationale(ada).click();
  await ada.keyboard.type("The accounts say twelve more. ");
  await expect(rationale(ben)).toContainText("twelve more");
  await rationale(ben).click();
  await ben.keyboard.press("Control+End");
  await ben.keyboard.type("The audit office agrees.");
  await expect(rationale(ada)).toContainText("The audit office agrees.");
  await expect(rationale(ada).locator(".caret-name")).toHaveText("Ben Editor");
  await ben.keyboard.press("Control+z");
  await expect(rationale(ben)).not.toContainText("agrees.");
  await expect(rationale(ben)).toContainText("twelve more");
  await Promise.all([saved(ada), saved(ben)]);
  await expectAccessible(grace);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      for (const [name, page] of Object.entries({ grace, ada })) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        await page.screenshot({ path: testInfo.outputPath(`room-${name}-${width}-${colorScheme}.png`) });
      }
    }
  }
  for (const page of [grace, ada]) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 720 });
  }

  // Offline, Ada goes on writing and marking; the others see it when she is back.
  await adaContext.setOffline(true);
  await rationale(ada).click();
  await ada.keyboard.press("Control+End");
  await ada.keyboard.type(" Written in a tunnel.");
  await expect(ada.getByRole("status").filter({ hasText: /Offline, 1 change kept here/ })).toBeVisible();
  await ada.screenshot({ path: testInfo.outputPath("room-offline.png") });
  await expect(rationale(ben)).not.toContainText("tunnel");
  await adaContext.setOffline(false);
  await expect(rationale(ben)).toContainText("Written in a tunnel.");
  await saved(ada);

  // What she writes and marks offline outlives her window.
  await adaContext.setOffline(true);
  await rationale(ada).click();
  await ada.keyboard.press("Control+End");
  await ada.keyboard.type(" Kept in a drawer.");
  await expect(rationale(ada)).toContainText("Kept in a drawer.");
  await ada.keyboard.press("Escape");
  await selectWords(ada, "four public hearings");
  await ada.keyboard.press("t");
  await expect(ada.getByRole("status").filter({ hasText: /Offline, 2 changes kept here/ })).toBeVisible();
  await ada.close();
  await adaContext.setOffline(false);
  const again = await adaContext.newPage();
  await again.goto(address);
  await expect(rationale(ben)).toContainText("Kept in a drawer.");
  await expect(card(grace, "four public hearings").first()).toBeVisible();
  await saved(again);
  await card(again, "four public hearings").first().click();
  await again.keyboard.press("Delete");
  await expect(card(grace, "four public hearings")).toHaveCount(0);

  // What was written together is what is published.
  await openCard(ben)
    .getByRole("combobox", { name: /Add evidence/ })
    .fill("https://example.org/accounts");
  await ben.keyboard.press("Enter");
  await expect(openCard(ben).getByText("Saved", { exact: true })).toBeVisible();
  await openCard(ben).getByRole("button", { name: "Done" }).click();
  await card(ben, "a third").first().click();
  await ben.keyboard.press("e");
  await rationale(ben).click();
  await ben.keyboard.type("The count says so.");
  await openCard(ben)
    .getByRole("combobox", { name: /Add evidence/ })
    .fill("https://example.org/count");
  await ben.keyboard.press("Enter");
  await expect(openCard(ben).getByText("Saved", { exact: true })).toBeVisible();
  await openCard(ben).getByRole("button", { name: "Done" }).click();
  await signEverything(desk.server, new URL(address).pathname.split("/").at(-1) ?? "");
  await publish(ben);
  const slug = new URL(address).pathname.split("/").at(-1);
  const page = await (await ben.request.get(`/r/${slug}`)).text();
  expect(page).toContain("Written in a tunnel. Kept in a drawer.");
});

test("where the system chooses all colours, marks, verdicts, what is open and what has the focus can be told", async ({
  desk,
}, testInfo) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, `${text} So it was.`, ["after six years of work", "Nobody was asked"]);
  const [id = ""] = article.annotations;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await page.goto(article.address);
    const reader = page.locator(".article-text");
    await expect(cardOf(page, id)).toBeVisible();
    // The marks are there for the eye: without them the same words look otherwise.
    const marked = await reader.screenshot();
    await page.evaluate(() => CSS.highlights.clear());
    expect((await reader.screenshot()).equals(marked)).toBe(false);
    await page.reload();
    await cardOf(page, id).click();
    await expect(cardOf(page, id)).toHaveCSS("outline-style", "solid");
    await page.keyboard.press("Enter");
    const chosen = cardOf(page, id).getByRole("radio", { checked: true });
    await expect(chosen).toHaveCSS("outline-style", "solid");
    const icon = await chosen
      .locator("svg")
      .evaluate((svg) => [getComputedStyle(svg).color, getComputedStyle(document.body).backgroundColor]);
    expect(icon[0]).not.toBe(icon[1]);
    await chosen.focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.locator(":focus-visible")).toHaveCSS("outline-width", "3px");
    await page.screenshot({ path: testInfo.outputPath(`high-contrast-${colorScheme}.png`) });
    await page.keyboard.press("Escape");
  }
  await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
});
