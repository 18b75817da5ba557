import { expect, expectAccessible, test } from "../fixtures.ts";
import { cardOf, roomArticle } from "../room.ts";

test.use({ deskName: "offline" });

const text = `The mill burned down in March. Nobody was hurt.

The owner says it was the wiring. The insurer says nothing yet.`;

test("colleagues talk about an annotation on its card, see it at once, resolve it, and what is half written stays", async ({
  desk,
}, testInfo) => {
  const article = await roomArticle(desk, text, ["Nobody was hurt."]);
  const [id = ""] = article.annotations;
  const { page: ada } = await desk.join("Ada Mill", "reviewer");
  const { page: ben } = await desk.join("Ben Mill", "editor");
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  const [hers, his] = [cardOf(ada, id), cardOf(ben, id)];
  await hers.click();
  await ada.keyboard.press("c");
  await expect(hers.getByRole("textbox", { name: "Comment for colleagues" })).toBeFocused();
  await ada.keyboard.type("Who counted?\nThe fire brigade?");
  await ada.keyboard.press("Control+Enter");
  await expect(hers.getByRole("listitem").filter({ hasText: "Who counted?" })).toBeVisible();
  await expect(hers.getByRole("textbox", { name: "Comment for colleagues" })).toHaveValue("");

  // On the closed card of a colleague, and in a quiet line.
  await expect(his.getByText("1 comment")).toBeAttached();
  await expect(ben.getByText("Ada Mill commented on “Nobody was hurt.”").first()).toBeAttached();
  await his.click();
  await ben.keyboard.press("c");
  await ben.keyboard.type("The hospital did.");
  await his.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(hers.getByRole("listitem").filter({ hasText: "The hospital did." })).toBeVisible();
  await expectAccessible(ben);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      await ben.emulateMedia({ colorScheme });
      await ben.setViewportSize({ width, height: 844 });
      await ben.screenshot({ path: testInfo.outputPath(`discussion-${width}-${colorScheme}.png`) });
    }
  }
  await ben.setViewportSize({ width: 1280, height: 720 });

  // Taken back, and brought back.
  await his.getByRole("button", { name: /^Delete your comment/ }).click();
  await expect(hers.getByText("The hospital did.")).toHaveCount(0);
  await ben.getByRole("button", { name: "Undo" }).click();
  await expect(hers.getByText("The hospital did.")).toBeVisible();

  await hers.getByRole("button", { name: "Resolve" }).click();
  await expect(his.getByRole("heading", { name: "Discussion, resolved" })).toBeVisible();
  await expect(his.getByRole("listitem").filter({ hasText: "Ada Mill resolved it" })).toBeVisible();
  await his.getByRole("button", { name: "Reopen" }).click();
  await expect(hers.getByRole("heading", { name: "Discussion", exact: true })).toBeVisible();

  // Half written, the window closed: it is there in the next one, and in nobody else's.
  await hers.getByRole("textbox", { name: "Comment for colleagues" }).fill("Not sent yet");
  await ada.reload();
  await hers.click();
  await expect(hers.getByRole("textbox", { name: "Comment for colleagues" })).toHaveValue("Not sent yet");
  await expect(his.getByText("Not sent yet")).toHaveCount(0);
});
