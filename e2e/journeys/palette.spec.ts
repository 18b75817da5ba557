import { expect, expectAccessible, test } from "../fixtures.ts";
import { cardOf, roomArticle } from "../room.ts";

test.use({ deskName: "offline" });

const text = `The library keeps nine thousand maps. Two are lost.

The librarian says none was ever stolen.`;

test("every command, claim and article is found by a part of its name, and the keyboard lands where it leads", async ({
  desk,
}, testInfo) => {
  const article = await roomArticle(desk, text, ["Two are lost."]);
  const [id = ""] = article.annotations;
  const { page } = await desk.admin();
  await page.goto("/desk");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await expect(palette.getByRole("option", { name: "People", exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("MAPS nine");
  await expect(palette.getByRole("option").first()).toContainText("nine thousand maps");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${article.address}`);

  await expect(page.locator(".article-text[data-ready]")).toBeVisible();
  await page.keyboard.press("Control+k");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: testInfo.outputPath(`palette-${colorScheme}.png`) });
  }
  await page.keyboard.type("two lost");
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(cardOf(page, id)).toHaveAttribute("data-active", "true");

  await page.keyboard.press("Control+k");
  await page.keyboard.type("comment on");
  await page.keyboard.press("Enter");
  await expect(cardOf(page, id).getByRole("textbox", { name: "Comment for colleagues" })).toBeFocused();

  // What closes gives the keyboard back.
  await page.getByRole("button", { name: "Keys and help" }).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys and verdicts" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Keys and help" })).toBeFocused();
  await page.keyboard.press("c");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("zzz");
  await expect(palette.getByText("Nothing here has these words in its name.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await expect(cardOf(page, id).getByRole("textbox", { name: "Comment for colleagues" })).toBeFocused();
});
