import type { Page } from "@playwright/test";

/** The address of the first review of the sample that readers are shown. */
export async function sampleReview(page: Page, url: string): Promise<string> {
  await page.goto(url);
  const href = await page.locator(".list h2 a").first().getAttribute("href");
  if (href === null) throw new Error("The sample review is not on the list.");
  return `${url}${href}`;
}
