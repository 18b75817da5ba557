import { expect, expectAccessible, test } from "../fixtures.ts";
import { openCard } from "../reader.ts";
import { cardOf, expectSaved, openRationale, rationaleOf, roomArticle, writeOn } from "../room.ts";

test.use({ deskName: "full disk", diskMegabytes: 1000 });

const text = "The stadium has sixty thousand seats. It was full on Saturday.";
const megabyte = 1_000_000;

test("a nearly full disk: the desk is read, what is typed stays in the browser, and all goes on when there is room", async ({
  desk,
}, testInfo) => {
  const { disk } = desk;
  test.skip(disk === null, "No disk can be mounted here.");
  if (!disk) return;
  test.setTimeout(180_000);
  const article = await roomArticle(desk, text, ["It was full on Saturday."]);
  const [id = ""] = article.annotations;
  const { page } = await desk.admin();
  await page.goto(article.address);
  await openRationale(page, id);
  await writeOn(page, id, " Counted at the gates.");
  await expectSaved(page);
  const banner = page.getByText(/disk is nearly full: you can read/);
  await expect(banner).toBeHidden();

  const free = await disk.fill(300 * megabyte);
  await writeOn(page, id, " Without room.");
  await openCard(page).getByLabel("Claimant").fill("The club");
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(disk.folder)).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath("nearly-full.png") });
  await expectAccessible(page, { scrolled: true });
  expect(await rationaleOf(article, id)).not.toContain("Without room.");
  const refused = await article.api("POST", "/articles", { text: "Another text of some words.", language: "en" });
  expect([refused.status, (await refused.json()).detail]).toEqual([507, expect.stringMatching(/nearly full/)]);

  // Left and come back to: what was typed is still in this browser, and the desk can still be read.
  await page.goto("/desk");
  await expect(banner).toBeVisible();
  await page.goto(article.address);
  await openRationale(page, id);
  await expect(cardOf(page, id).getByRole("textbox", { name: "Rationale" })).toContainText("Without room.");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: testInfo.outputPath("nearly-full-phone.png") });
  await page.setViewportSize({ width: 1280, height: 720 });

  free();
  await expect(banner).toBeHidden({ timeout: 60_000 });
  await expect.poll(() => rationaleOf(article, id), { timeout: 60_000 }).toBe("First words. Counted at the gates. Without room.");
  await expectSaved(page);
  const { claimant } = await (await article.api("GET", `/annotations/${id}`)).json();
  expect(claimant).toBe("The club");
});
