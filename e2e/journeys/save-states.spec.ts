import type { Page } from "@playwright/test";
import { type AssayServer, startAssay } from "../assay-server.ts";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { openCard } from "../reader.ts";
import { cardOf, expectSaved, openRationale, rationaleOf, roomArticle, saveState, writeOn } from "../room.ts";

test.use({ deskName: "save states", outsideDatabase: true });

const text = `The stadium has sixty thousand seats. It was full on Saturday.

The club says it paid for the roof. The council paid half of it.`;

test("what is said of words is true: saving, saved, trouble while the database is gone, offline while the server is, and saved again", async ({
  desk,
}, testInfo) => {
  test.setTimeout(240_000);
  const article = await roomArticle(desk, text, ["It was full on Saturday."]);
  const [id = ""] = article.annotations;
  const { page } = await desk.join("Ada Stadium", "reviewer");
  await page.goto(article.address);
  await openRationale(page, id);
  const card = cardOf(page, id);
  const said = await watchStates(page);

  await writeOn(page, id, " Counted at the gates.");
  await expectSaved(page);
  expect(await rationaleOf(article, id).then((words) => words.length)).toBeGreaterThan(0);
  expect(await said()).toContain("Saving…");
  await expect(card.getByText("Saved", { exact: true })).toBeVisible();

  desk.outside?.takeAway();
  await writeOn(page, id, " Without a database.");
  await openCard(page).getByLabel("Claimant").fill("The club");
  await expect(saveState(page)).toHaveText("Trouble saving");
  await expect(card.getByText("Trouble saving")).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath("trouble.png") });
  await expectAccessible(page, { scrolled: true });
  desk.outside?.giveBack();
  await expectSaved(page);
  await expect(card.getByText("Saved", { exact: true })).toBeVisible();
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. Counted at the gates. Without a database.");

  await desk.server.kill("SIGKILL");
  await writeOn(page, id, " Without a server.");
  await openCard(page).getByLabel("Claimant").fill("The club itself");
  await expect(saveState(page)).toHaveText("Offline, 2 changes kept here");
  await expect(card.getByText("Kept offline")).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath("offline.png") });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: testInfo.outputPath("offline-phone.png") });
  await page.setViewportSize({ width: 1280, height: 720 });
  const again: AssayServer = await startAssay({
    ...{ dataDir: desk.server.dataDir, port: Number(new URL(desk.server.url).port) },
    environment: desk.outside?.environment,
  });
  await expectSaved(page);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. Counted at the gates. Without a database. Without a server.");
  const { claimant } = await (await article.api("GET", `/annotations/${id}`)).json();
  expect(claimant).toBe("The club itself");
  await again.kill("SIGTERM");
});

/** Everything this place says from now on, also for a moment only. */
async function watchStates(page: Page): Promise<() => Promise<string[]>> {
  const watching = await page.evaluateHandle(() => {
    const heard: string[] = [];
    // Whatever element stands there: the page may draw it anew as it comes to life.
    new MutationObserver(() => heard.push(document.querySelector("header [role=status]")?.textContent?.trim() ?? "")).observe(document, {
      ...{ childList: true, characterData: true, subtree: true },
    });
    return heard;
  });
  return () => watching.evaluate((heard) => heard);
}
