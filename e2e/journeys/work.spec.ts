import { expect, expectAccessible, test } from "../fixtures.ts";
import { cardOf, expectSaved, roomArticle } from "../room.ts";

test.use({ deskName: "work" });

const text = `The mill burned down in March. Nobody was hurt.

The owner says it was the wiring. The insurer says nothing yet.`;

test("a returned card is mended and signed off in review mode, by keys alone", async ({ desk }, testInfo) => {
  const first = await roomArticle(desk, `${text} Keys.`, ["Nobody was hurt."]);
  const [id = ""] = first.annotations;
  const second = await roomArticle(desk, `${text} Other keys.`, ["Nobody was hurt."]);
  const { page: ben } = await desk.join("Ben Mill", "editor");
  const { page: cleo } = await desk.join("Cleo Mill", "reviewer");

  // Cleo writes on two, and hands them over.
  for (const article of [first, second]) {
    await cleo.goto(article.address);
    await cardOf(cleo, article.annotations[0] ?? "").click();
    await cleo.keyboard.press("r");
    await expect(cleo.locator("[data-rationale] [role=textbox]")).toBeFocused();
    await cleo.keyboard.press("Control+End");
    await cleo.keyboard.type(" The brigade’s log has it.");
    await cleo.keyboard.press("Escape");
    await expectSaved(cleo);
    await cleo.keyboard.press("s");
    await expect(cleo.getByText(/^Submitted\./).first()).toBeVisible();
  }
  await ben.goto("/desk/work");
  const waiting = ben.getByRole("region", { name: "To sign off" });
  await expect(waiting.getByRole("listitem")).toHaveCount(2);
  await waiting.getByRole("link", { name: "Go through them" }).press("Enter");
  const bar = ben.getByRole("region", { name: "To sign off" });
  await expect(bar).toContainText("1 of 2 to sign off");
  await expectAccessible(ben);
  await ben.screenshot({ path: testInfo.outputPath("review-mode.png") });
  await ben.keyboard.press("j");
  await expect(bar).toContainText("2 of 2 to sign off");
  await ben.keyboard.press("k");
  await expect(bar).toContainText("1 of 2 to sign off");

  // Returned with its note, and on to the next.
  await ben.keyboard.press("b");
  await ben.keyboard.type("Name the page.");
  await ben.keyboard.press("Control+Enter");
  await expect(bar).toContainText("1 of 1 to sign off");

  // Mended.
  await cleo.goto("/desk/work");
  const returned = cleo.getByRole("region", { name: "Returned to you" });
  await expect(returned).toContainText("Name the page.");
  await returned.getByRole("link").press("Enter");
  await expect(cardOf(cleo, id)).toBeVisible();
  await cleo.keyboard.press("r");
  await expect(cleo.locator("[data-rationale] [role=textbox]")).toBeFocused();
  await cleo.keyboard.press("Control+End");
  await cleo.keyboard.type(" Page 3.");
  await cleo.keyboard.press("Escape");
  await expectSaved(cleo);
  await cleo.keyboard.press("s");
  await expect(cleo.getByText(/^Submitted\./).first()).toBeVisible();

  // Signed off, both, by one key each.
  await ben.goto("/desk/work");
  await waiting.getByRole("link", { name: "Go through them" }).press("Enter");
  await expect(bar).toContainText("1 of 2 to sign off");
  await ben.keyboard.press("o");
  await expect(bar).toContainText("1 of 1 to sign off");
  await ben.keyboard.press("o");
  await expect(bar).toContainText("Nothing waits for you.");
});
