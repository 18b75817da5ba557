import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "../fixtures.ts";
import { giveVerdict, openCard, selectWords } from "../reader.ts";
import { cardOf, expectSaved, openRationale, rationaleOf, roomArticle, saveState, writeOn } from "../room.ts";

test.use({ deskName: "offline" });

const text = `The ferry carried nine thousand people in March. It stops at four quays.

The operator says it has never been late. The port counts eleven delays.`;

test("words written offline outlive their window: the next one brings them back, merged with what colleagues wrote", async ({ desk }) => {
  const article = await roomArticle(desk, text, ["It stops at four quays."]);
  const [id = ""] = article.annotations;
  const { page: ben } = await desk.join("Ben Merging", "reviewer");
  const { page: ada, context } = await desk.join("Ada Ferry", "reviewer");
  await Promise.all([ada.goto(article.address), ben.goto(article.address)]);
  await openRationale(ada, id);
  await context.setOffline(true);
  await writeOn(ada, id, " Kept in a drawer.");
  await expect(saveState(ada)).toHaveText(/Offline, 1 change kept here/);
  await ada.close();
  await (await openRationale(ben, id)).click();
  await ben.keyboard.press("Control+Home");
  await ben.keyboard.type("Ben was here. ");
  await expectSaved(ben);

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(article.address);
  await expect(ben.getByRole("textbox", { name: "Rationale" })).toHaveText("Ben was here. First words. Kept in a drawer.");
  await expectSaved(again);
  await expect.poll(() => rationaleOf(article, id)).toBe("Ben was here. First words. Kept in a drawer.");
});

test("a new annotation made offline outlives a crashed window, with its rationale, and so do two tabs' words on one card", async ({
  desk,
}) => {
  const article = await roomArticle(desk, `${text} Two.`, ["It stops at four quays."]);
  const [id = ""] = article.annotations;
  const { page: one, context } = await desk.join("Ada Tabs", "reviewer");
  const other = await context.newPage();
  await Promise.all([one.goto(article.address), other.goto(article.address)]);
  await Promise.all([expectSaved(one), expectSaved(other)]);
  await openRationale(other, id);
  await context.setOffline(true);

  await selectWords(one, "The port counts eleven delays.");
  await giveVerdict(one, "1");
  await one.keyboard.type(" So it says.");
  const rationale = openCard(one).getByRole("textbox", { name: "Rationale" });
  await rationale.click();
  await one.keyboard.type("Counted by hand.");
  await expect(saveState(one)).toHaveText(/Offline, 2 changes kept here/);
  await expect(openCard(one).getByText("Kept offline")).toBeVisible();
  await writeOn(other, id, " From the other tab.");
  await cardOf(other, id).getByLabel("Claimant").fill("The operator");
  await expect(saveState(other)).toHaveText(/Offline, 2 changes kept here/);
  await Promise.all([crash(one), crash(other)]);

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(article.address);
  await expect(again.getByText(/not saved is back, and is being saved/).first()).toBeVisible();
  await expectSaved(again);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. From the other tab.");
  const { annotations } = await (await article.api("GET", `/articles/${article.id}/annotations`)).json();
  expect(annotations).toHaveLength(2);
  expect(annotations[0].claimant).toBe("The operator");
  expect(annotations[1].claim).toBe("The port counts eleven delays. So it says.");
  await expect.poll(() => rationaleOf(article, annotations[1].id)).toBe("Counted by hand.");
});

test("a rationale never opened in this window can be written in offline", async ({ desk }) => {
  const article = await roomArticle(desk, `${text} Three.`, ["It stops at four quays.", "never been late"]);
  const [, id = ""] = article.annotations;
  const { page, context } = await desk.join("Ada Tunnel", "reviewer");
  await page.goto(article.address);
  await expect.poll(() => keptTexts(page)).toContain(`rationale:${id}`);
  await context.setOffline(true);
  await openRationale(page, id);
  await writeOn(page, id, " In a tunnel.");
  await expect(saveState(page)).toHaveText(/Offline, 1 change kept here/);
  await context.setOffline(false);
  await expectSaved(page);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. In a tunnel.");
});

test("whoever signs in next on the same machine neither sees nor sends what was typed, also from a window left open", async ({ desk }) => {
  const article = await roomArticle(desk, `${text} Four.`, ["It stops at four quays."]);
  const [id = ""] = article.annotations;
  const { page: ada, context } = await desk.join("Ada Shared", "reviewer");
  const { context: benContext } = await desk.join("Ben Shared", "reviewer");
  const adasCookies = await context.cookies();
  await ada.goto(article.address);
  await openRationale(ada, id);
  await context.setOffline(true);
  await writeOn(ada, id, " For Ada alone.");
  await openCard(ada).getByRole("textbox", { name: /Claim/ }).fill("Ada's claim.");
  await expect(saveState(ada)).toHaveText(/Offline, 2 changes kept here/);

  await context.clearCookies();
  await context.addCookies(await benContext.cookies());
  await context.setOffline(false);
  await expect(ada.getByRole("alert").filter({ hasText: /You were signed out|Somebody else is signed in/ })).toBeVisible();
  await expect(openCard(ada).getByRole("textbox", { name: "Rationale" })).toHaveAttribute("contenteditable", "false");
  await expect(openCard(ada).getByRole("textbox", { name: /Claim/ })).toBeDisabled();
  const ben = await context.newPage();
  await ben.goto(article.address);
  await expectSaved(ben);
  await cardOf(ben, id).click();
  await expect(cardOf(ben, id)).toContainText("First words.");
  await expect(ben.getByText(/Ada's claim|For Ada alone/)).toHaveCount(0);
  expect(await rationaleOf(article, id)).toBe("First words.");
  await Promise.all([ada.close(), ben.close()]);

  await context.clearCookies();
  await context.addCookies(adasCookies);
  const again = await context.newPage();
  await again.goto(article.address);
  await expectSaved(again);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. For Ada alone.");
  const { claim } = await (await article.api("GET", `/annotations/${id}`)).json();
  expect(claim).toBe("Ada's claim.");
});

test("what can't be applied is offered back, until it is let go", async ({ desk }, testInfo) => {
  const article = await roomArticle(desk, `${text} Five.`, ["It stops at four quays."]);
  const [id = ""] = article.annotations;
  const { page: ada, context } = await desk.join("Ada Offered", "reviewer");
  await ada.goto(article.address);
  await openRationale(ada, id);
  await context.setOffline(true);
  await writeOn(ada, id, " Too good to lose.");
  await expect(saveState(ada)).toHaveText(/Offline, 1 change kept here/);
  await crash(ada);
  const answer = await article.api("GET", `/annotations/${id}`);
  const gone = await article.api("DELETE", `/annotations/${id}`, undefined, { "if-match": answer.headers.get("etag") ?? "" });
  expect(gone.ok).toBe(true);

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(article.address);
  const banner = again.getByRole("region", { name: "Words without a place" });
  await expect(banner).toContainText("First words. Too good to lose.");
  await expect(saveState(again)).toHaveText("Needs your attention");
  await expectAccessible(again);
  await again.screenshot({ path: testInfo.outputPath("offered-back.png") });
  await again.emulateMedia({ colorScheme: "dark" });
  await again.setViewportSize({ width: 390, height: 844 });
  await again.screenshot({ path: testInfo.outputPath("offered-back-phone-dark.png") });
  await expect(again.getByText(/is being saved/)).toHaveCount(0);
  await again.reload();
  await expect(banner).toContainText("Too good to lose.");
  await banner.getByRole("button", { name: "Let go" }).click();
  await expect(banner).toHaveCount(0);
  await expectSaved(again);
  await again.reload();
  await expectSaved(again);
  await expect(banner).toHaveCount(0);
});

test("a browser without room says that nothing is kept", async ({ desk }) => {
  const article = await roomArticle(desk, `${text} Six.`, ["It stops at four quays."]);
  const [id = ""] = article.annotations;
  const { page, context } = await desk.join("Ada Full", "reviewer");
  await page.addInitScript(() => {
    for (const put of ["add", "put"] as const) {
      IDBObjectStore.prototype[put] = () => {
        throw new DOMException("No room.", "QuotaExceededError");
      };
    }
  });
  await page.goto(article.address);
  await openRationale(page, id);
  await context.setOffline(true);
  await writeOn(page, id, " Only here.");
  await expect(page.getByRole("alert").filter({ hasText: "no room to keep what you type" })).toBeVisible();
  await expect(saveState(page)).toHaveText(/Offline, 1 change in this window only/);
  await context.setOffline(false);
  await expectSaved(page);
  await expect(page.getByRole("alert").filter({ hasText: "no room" })).toHaveCount(0);
  await expect.poll(() => rationaleOf(article, id)).toBe("First words. Only here.");
});

/** As the browser's own page for it does: no event, no goodbye. */
async function crash(page: Page): Promise<void> {
  await page.goto("chrome://crash").catch(() => undefined);
  await page.close();
}

/** Names of the texts that this browser can open without a connection. */
/** The texts kept in this browser; none before the room has made its place for them. */
function keptTexts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === "assay")) return [];
    return new Promise<string[]>((resolve, reject) => {
      const opening = indexedDB.open("assay");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const asked = opening.result.transaction("texts").objectStore("texts").getAllKeys();
        asked.onsuccess = () => resolve(asked.result.map((key) => String(Array.isArray(key) ? key[1] : key)));
        opening.result.close();
      };
    });
  });
}
