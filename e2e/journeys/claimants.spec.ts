import { expect, expectFlawless, test } from "../fixtures.ts";
import { type RoomArticle, roomArticle } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "offline" });

const said = "The harbour will open in June.";

/** An article in which somebody claims something. */
async function claimedBy(desk: Parameters<typeof roomArticle>[0], claimant: string): Promise<RoomArticle> {
  const article = await roomArticle(desk, `${claimant} spoke on the quay. ${said} Nobody asked why.`, [said]);
  const [id = ""] = article.annotations;
  const { headers } = await article.api("GET", `/annotations/${id}`);
  const changed = await article.api("PATCH", `/annotations/${id}`, { claimant }, { "if-match": headers.get("etag") ?? "" });
  expect(changed.status).toBe(200);
  return article;
}

test("two names are merged, a further one is given, and all that was claimed by any of them is one person's, in public too", async ({
  desk,
}, testInfo) => {
  const { page } = await desk.admin();
  await claimedBy(desk, "Joan Harbourmaster");
  await claimedBy(desk, "J. Harbourmaster");
  const told = (words: string) => page.locator("[data-messages] > li").filter({ hasText: words });
  const names = page.getByRole("region", { name: "Names" });

  // Merged; undone; merged.
  await page.goto("/desk/claimants?q=joan+harb");
  await page.getByRole("link", { name: "Joan Harbourmaster" }).click();
  await expect(page.getByText("Person · 1 claim", { exact: true })).toBeVisible();
  await page.getByRole("searchbox", { name: "The same as another claimant?" }).fill("harbourm");
  await page.keyboard.press("Enter");
  const merge = page.getByRole("list", { name: "Found" }).getByRole("button", { name: "Merge into this one" });
  await merge.click();
  await expect(page.getByText("Person · 2 claims", { exact: true })).toBeVisible();
  await told("J. Harbourmaster is a further name now.").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Person · 1 claim", { exact: true })).toBeVisible();
  await merge.click();
  await expect(page.getByText("Person · 2 claims", { exact: true })).toBeVisible();

  // A further name that no card has yet; one that they have; one taken out, and put back.
  const further = page.getByLabel("A further name");
  await further.fill("joan HARBOURMASTER");
  await page.getByRole("button", { name: "Add the name" }).click();
  await expect(page.getByText("They have this name already", { exact: false })).toBeVisible();
  await expect(further).toHaveValue("joan HARBOURMASTER");
  await further.fill("The Mayor of Nowhere");
  await page.keyboard.press("Enter");
  const line = names.getByRole("listitem").filter({ hasText: "The Mayor of Nowhere" });
  await expect(line).toBeVisible();
  await expect(further).toHaveValue("");
  await line.getByRole("button", { name: "Take out" }).click();
  await expect(line).toHaveCount(0);
  await told("The Mayor of Nowhere is no name of theirs any more.").getByRole("button", { name: "Undo" }).click();
  await expect(line).toBeVisible();
  await page.getByLabel("Link (optional)").fill("https://harbourmaster.example/");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "https://harbourmaster.example/" })).toBeVisible();
  await expectFlawless(page);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: testInfo.outputPath(`claimant-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 720 });

  // Who is called so later is they, and readers are told who that is.
  const third = await claimedBy(desk, "the mayor of nowhere");
  await page.goto("/desk/claimants?q=nowhere");
  await page.getByRole("link", { name: "Joan Harbourmaster" }).click();
  await expect(page.getByText("Person · 3 claims", { exact: true })).toBeVisible();
  await signEverything(desk.server, third.id);
  expect((await third.api("POST", `/articles/${third.id}/revisions`, {})).status).toBe(201);
  await page.goto(`/c/${third.annotations[0]}`);
  await expect(page.getByText("Claimed by the mayor of nowhere", { exact: false }).first()).toBeVisible();
  const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  const [review] = Array.isArray(data) ? data : [data];
  expect(review.itemReviewed.author).toMatchObject({ "@type": "Person", sameAs: "https://harbourmaster.example/" });
  await expectFlawless(page);
});
