import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { giveVerdict, openCard, selectWords } from "../reader.ts";

test.use({ deskName: "record" });

test("what was changed is told with its before and after, and brought back; the audit page filters, pages and downloads", async ({
  desk,
}) => {
  const { page } = await desk.admin();
  await desk.join("Rita Reviewer", "reviewer");
  await page.goto("/desk");
  await page.getByRole("link", { name: /What Aliyev told Moscow/ }).click();
  await selectWords(page, ((await page.locator(".article-text p").last().textContent()) ?? "").slice(0, 30));
  await giveVerdict(page, "1");
  const picker = openCard(page).getByRole("radiogroup", { name: "Verdict" });
  await picker.getByRole("radio", { name: "Misleading" }).click();
  await expect(openCard(page).getByText("Saved", { exact: true })).toBeVisible();

  await openCard(page).getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "History" }).click();
  const history = page.getByRole("dialog", { name: "History of this annotation" });
  const change = history.getByRole("listitem").filter({ hasText: "changed the verdict" }).first();
  await expect(change).toContainText("Misleading");
  await expectAccessible(page);
  await change.getByRole("button", { name: "Bring back" }).click();
  await expect(history.getByText("brought back the verdict as before")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".card[data-active]").getByText("Accurate", { exact: true })).toBeVisible();

  await page.goto("/desk/settings/audit");
  await expect(page.getByRole("heading", { name: "Audit log" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Person").selectOption("Rita Reviewer");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("accepted an invitation")).toBeVisible();
  await expect(page.getByText("changed the verdict")).toHaveCount(0);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download these as CSV" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^audit-log-[\d-]+\.csv$/);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain('"Rita Reviewer","accepted an invitation"');
  expect(csv).not.toContain("changed the verdict");
  await page.getByRole("link", { name: "Show everything" }).click();
  await page.getByRole("link", { name: "Older events" }).click();
  await expect(page.getByRole("link", { name: "Back to the newest" })).toBeVisible();
});

test("how far two people agree is said where they judged the same, and nothing where they did not", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk/agreement");
  await expect(page.getByRole("heading", { name: "Agreement", exact: true })).toBeVisible();
  await expect(page.getByText("Where the desk decided otherwise than you")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/desk/notices");
  await expect(page.getByRole("heading", { name: "Notices", exact: true })).toBeVisible();
  await expectAccessible(page);
});
