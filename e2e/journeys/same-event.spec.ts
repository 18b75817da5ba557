import { expect, expectAccessible, test } from "../fixtures.ts";
import { cardOf, expectSaved, openRationale, roomArticle } from "../room.ts";

test.use({ deskName: "same event" });

const here = "The ferry Marigold sank off Port Arden in 2021. Two people drowned, the harbour office said.";
const there =
  "Bread became dearer again.\n\nWhen the ferry Marigold sank off Port Arden on 3 May 2022, three people drowned. Their names were not told.";

test("what another article says of the same event stands beside the open card, and is cited by keys", async ({ desk }, testInfo) => {
  const article = await roomArticle(desk, here, ["The ferry Marigold sank off Port Arden in 2021."]);
  const [id = ""] = article.annotations;
  const loaded = await article.api("POST", "/articles", {
    ...{ text: there, language: "en", title: "The wreck of the Marigold", outlet: "Arden Mail", publishedAt: "2024-05-06" },
  });
  expect(loaded.status).toBe(201);
  const { page } = await desk.admin();
  await page.goto(article.address);
  await openRationale(page, id);
  const card = cardOf(page, id);
  await expect(card.getByText(/The same event elsewhere/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  const sentence = card.getByRole("blockquote").filter({ hasText: "three people drowned" });
  await expect(sentence).toBeVisible();
  await expect(sentence.getByText("2022", { exact: true })).toBeVisible();
  await expect(card.getByRole("link", { name: /2024-05-06 · Arden Mail · The wreck/ }).first()).toBeVisible();
  await expect(card.getByRole("button", { name: /^Cite/ }).first()).toBeFocused();
  await expectAccessible(page);
  for (const [name, size] of Object.entries({ desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } })) {
    await page.setViewportSize(size);
    if (!(await sentence.isVisible())) await card.getByText(/The same event elsewhere/).click();
    await sentence.scrollIntoViewIfNeeded();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: testInfo.outputPath(`same-event-${name}-${colorScheme}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  await expect(card.getByRole("button", { name: /^Cite/ }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card.getByRole("button", { name: /^Cited/ })).toBeVisible();
  await expectSaved(page);
  const { evidence } = await (await article.api("GET", `/annotations/${id}`)).json();
  expect(evidence).toHaveLength(2);
  expect(evidence[1].quote).toBe("When the ferry Marigold sank off Port Arden on 3 May 2022, three people drowned.");
});
