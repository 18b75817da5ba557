import { expect, password, test } from "../fixtures.ts";
import { openCard } from "../reader.ts";
import { cardOf, expectSaved, openRationale, rationaleOf, roomArticle, writeOn } from "../room.ts";

test.use({ deskName: "access" });

const text = `The bridge was closed for repairs in May. It carries ten thousand cars a day.

Engineers found no fault. A report says otherwise.`;

test("whoever is signed out while writing can read and copy, change nothing more, and goes on once signed in again", async ({
  desk,
}, testInfo) => {
  const article = await roomArticle(desk, text, ["Engineers found no fault."]);
  const [id = ""] = article.annotations;
  const { page: admin } = await desk.admin();
  const { page, context } = await desk.join("Ada Leaving", "reviewer");
  await page.goto(article.address);
  await openRationale(page, id);
  await writeOn(page, id, " Saved before.");
  await expectSaved(page);

  await admin.goto("/desk/settings/people");
  await admin.getByRole("button", { name: "More for Ada Leaving" }).click();
  await admin.getByRole("menuitem", { name: "Deactivate" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "You were signed out." })).toBeVisible();
  const rationale = cardOf(page, id).getByRole("textbox", { name: "Rationale" });
  await expect(rationale).toHaveAttribute("contenteditable", "false");
  await expect(openCard(page).getByRole("textbox", { name: /Claim/ })).toBeDisabled();
  await page.screenshot({ path: testInfo.outputPath("signed-out.png") });
  await expect.poll(() => rationaleOf(article, id)).toContain("Saved before.");

  await admin.getByRole("button", { name: "More for Ada Leaving" }).click();
  await admin.getByRole("menuitem", { name: "Let back in" }).click();
  const other = await context.newPage();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail address").fill("ada.leaving@example.org");
  await other.getByLabel("Password", { exact: true }).fill(password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.waitForURL(/\/desk/);
  await expect(page.getByRole("alert").filter({ hasText: "You were signed out." })).toHaveCount(0, { timeout: 30_000 });
  await writeOn(page, id, " And after.");
  await expectSaved(page);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. Saved before. And after.");
});

test("a changed role counts at once, and whoever has it goes on writing", async ({ desk }) => {
  const article = await roomArticle(desk, `${text} Two.`, ["Engineers found no fault."]);
  const [id = ""] = article.annotations;
  const { page: admin } = await desk.admin();
  const { page } = await desk.join("Ada Demoted", "editor");
  await page.goto(article.address);
  await openRationale(page, id);
  await writeOn(page, id, " As an editor.");
  await admin.goto("/desk/settings/people");
  await admin.getByRole("combobox", { name: "Role of Ada Demoted" }).selectOption("reviewer");
  await expect(page.getByText(/Your role has changed/)).toBeVisible();
  await writeOn(page, id, " As a reviewer.");
  await expectSaved(page);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. As an editor. As a reviewer.");
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Preview" })).toBeVisible();
});
