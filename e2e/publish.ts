import { expect, type Page } from "@playwright/test";

/** Publishes what the room shows, by its dialog and preview, until that leads to the page. */
export async function publish(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Publish/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Publish exactly this" }).click();
  await expect(dialog.getByRole("link", { name: /open|read|page|revision/i }).first()).toBeVisible();
}
