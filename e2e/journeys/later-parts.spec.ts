import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { expectSaved, roomArticle } from "../room.ts";

const text = `The lighthouse was lit in 1872. Nobody has lived in it since the war.

The council wants to sell it. A buyer has been found.`;

/** The page never comes to rest, so that nothing is fetched ahead; the room's connection doesn't wait for rest. */
async function neverAtRest(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.requestIdleCallback = (run, { timeout = 0 } = {}) =>
      window.setTimeout(() => run({ didTimeout: true, timeRemaining: () => 0 }), timeout < 1000 ? 0 : 600_000);
  });
}

test("the article is read before any script; what is typed before the editor has come is in it, and what doesn't come is asked for again", async ({
  desk,
}) => {
  test.setTimeout(240_000);
  const article = await roomArticle(desk, text, ["A buyer has been found."]);
  const { page } = await desk.join("Ada Lighthouse", "editor");
  const scripts = "**/_next/static/chunks/**.js";
  await neverAtRest(page);
  await page.route(scripts, (route) => route.abort());
  await page.goto(article.address);
  await expect(page.locator(".article-text")).toContainText("The lighthouse was lit in 1872.");

  await page.unroute(scripts);
  await page.reload();
  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
  await expectSaved(page);
  await page.route(scripts, (route) => route.abort());
  const review = page.locator("#review");
  const summary = review.getByRole("textbox", { name: "Summary" });
  /** In the page's own column, which may have been scrolled. */
  const placed = async () => {
    const [box, column] = [await summary.boundingBox(), await review.boundingBox()];
    return box && column && { top: Math.round(box.y - column.y), height: Math.round(box.height) };
  };
  const before = await placed();
  await summary.focus();
  await page.keyboard.type("Typed too early.");
  await expect(review.getByText("The editor could not be loaded.")).toBeVisible();
  await expect(summary).toHaveText("Typed too early.");

  await page.keyboard.press("?");
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(page.getByText("This part of the page could not be loaded.").first()).toBeVisible();
  await page.unroute(scripts);
  await page.getByRole("button", { name: "Try again" }).last().click();
  await expect(page.getByRole("dialog", { name: "Publish this review" })).toBeVisible();
  await page.keyboard.press("Escape");

  // As the mouse goes there, the editor is asked for anew.
  await summary.hover();
  await expect(review.locator("[contenteditable=true]")).toHaveText("Typed too early.?");
  expect(await placed()).toEqual(before);
  await expectSaved(page);
  await page.reload();
  await expect(summary).toHaveText("Typed too early.?");
});
