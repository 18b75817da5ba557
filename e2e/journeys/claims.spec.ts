import { expect, expectFlawless, test } from "../fixtures.ts";
import { cardOf, type RoomArticle, roomArticle } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "offline" });

const said = "Vəli Əliyev said in May that the Sumqayıt ferry had carried nine million passengers.";
const alike = "The Sumqayıt ferry carried nine million passengers.";

/** Articles of other days, each with the claim judged, signed off and published. */
async function publishedBefore(desk: Parameters<typeof roomArticle>[0], verdicts: string[]) {
  const made: RoomArticle[] = [];
  for (const [index, verdict] of verdicts.entries()) {
    const article = await roomArticle(
      desk,
      `Day ${index + 1} on the coast, as the paper saw it.\n\n${said} Rain came on day ${index + 1}.`,
      [],
    );
    const passages = [{ exact: said }];
    const evidence = [{ url: `https://port.example/tickets-${index + 1}`, stance: "contradicts", quote: "Nine hundred thousand." }];
    const fields = {
      passages,
      claim: alike,
      claimant: "Vəli Əliyev",
      claimedOn: `2026-0${index + 3}`,
      verdict,
      rationale: "Tickets were counted.",
      evidence,
    };
    const { id } = await (await article.api("POST", `/articles/${article.id}/annotations`, fields)).json();
    await signEverything(desk.server, article.id);
    expect((await article.api("POST", `/articles/${article.id}/revisions`, {})).status).toBe(201);
    made.push({ ...article, annotations: [id] });
  }
  return made;
}

test("a claim is found by half a word, taken over, departed from, joined, shown with all its appearances, and parted", async ({
  desk,
}, testInfo) => {
  const { page } = await desk.admin();
  const [one, two] = await publishedBefore(desk, ["inaccurate", "misleading", "unsupported"]);
  const [first = "", second = ""] = [one?.annotations[0], two?.annotations[0]];
  const api = one?.api;
  if (!one || !two || !api) throw new Error("Three articles were published.");
  for (let number = 0; number < 3; number += 1)
    await roomArticle(desk, `A text among many, number ${number}. Nothing of note was said in it.`, []);

  // By half a word, in another spelling.
  await page.goto("/desk");
  await page.getByRole("searchbox").first().fill("sumqayit aliy");
  await page.keyboard.press("Enter");
  const hit = page.getByRole("link").filter({ hasText: alike }).first();
  await expect(hit).toBeVisible();
  await expectFlawless(page);

  // An import tells what was judged before.
  const { address, id: newId } = await roomArticle(
    desk,
    `A new text.\n\n${alike} So it was told again on the radio, to nobody's surprise.`,
    [],
  );
  await page.goto(address);
  await expect(page.getByText("1 passage was checked before")).toBeVisible();
  await page.getByRole("button", { name: "Show them" }).click();
  const before = page.getByRole("region", { name: /checked before/ });
  await expect(before.getByRole("link", { name: alike })).toHaveCount(3);
  await before.getByRole("button", { name: "Annotate" }).click();
  const card = page.locator("article[data-active=true]");
  await expect(card.getByText("Checked before: 3 claims")).toBeVisible();

  // One is taken over, the other departed from.
  const lines = card.getByRole("listitem").filter({ hasText: "signed off" });
  await lines.filter({ hasText: "Inaccurate" }).getByRole("button", { name: "Take over" }).click();
  await expect(page.getByText("Taken over as a draft").first()).toBeVisible();
  await expect(card.getByText("The same verdict as here.")).toBeVisible();
  const other = lines.filter({ hasText: "Misleading" });
  await other.getByLabel("That verdict is signed off. Why another one here?").fill("Day two counted return trips.");
  await other.getByRole("button", { name: "Keep in the record" }).click();
  await expect(card.getByText("Day two counted return trips.")).toBeVisible();

  // Joined, one after the other; and undone.
  await lines.filter({ hasText: "Inaccurate" }).getByRole("button", { name: "Same claim" }).click();
  await expect(card.getByText("Appears once more · 2 alike")).toBeVisible();
  await other.getByRole("button", { name: "Same claim" }).click();
  await expect(card.getByText("Appears 2 more times")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(card.getByText("Appears once more · 2 alike")).toBeVisible();
  await other.getByRole("button", { name: "Same claim" }).click();
  await expect(card.getByText("Appears 2 more times")).toBeVisible();
  await expectFlawless(page);
  await card.screenshot({ path: testInfo.outputPath("card.png") });

  // Its page has three appearances once the third is published.
  const { annotations } = await (await api("GET", `/articles/${newId}/annotations`)).json();
  const third: string = annotations[0].id;
  await signEverything(desk.server, newId);
  expect((await api("POST", `/articles/${newId}/revisions`, {})).status).toBe(201);
  const reader = await page.context().newPage();
  await reader.goto(`/c/${second}`);
  expect(new URL(reader.url()).pathname + new URL(reader.url()).hash).toBe(`/c/${first}#a-${second}`);
  await expect(reader.getByText("A claim, checked 3 times")).toBeVisible();
  await expect(reader.locator(`#a-${second}`)).toContainText("Misleading");
  await expect(reader.locator(`#a-${second}`)).toContainText("Claimed by Vəli Əliyev in April 2026");
  await expect(reader.locator(`#a-${third}`)).toContainText("Inaccurate");
  await expectFlawless(reader);
  for (const [width, colorScheme] of [
    [1280, "light"],
    [390, "dark"],
  ] as const) {
    await reader.setViewportSize({ width, height: 900 });
    await reader.emulateMedia({ colorScheme });
    await reader.screenshot({ path: testInfo.outputPath(`claim-${width}-${colorScheme}.png`), fullPage: true });
  }
  const data = JSON.parse((await reader.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(data.map(({ url }: { url: string }) => new URL(url).pathname)).toEqual([third, second, first].map((id) => `/c/${id}`));
  expect(data[0].itemReviewed).toMatchObject({
    datePublished: "2026-03",
    appearance: [{}, {}, {}],
    firstAppearance: { headline: /Day 1/ },
  });

  // Parted: a page of its own again.
  await card.getByRole("button", { name: "Not the same claim" }).click();
  await expect(card.getByText("Checked before: 2 claims").or(card.getByText("Checked before: 3 claims"))).toBeVisible();
  await expect.poll(async () => (await fetch(`${desk.server.url}/c/${third}`, { redirect: "manual" })).status).toBe(200);
  await reader.goto(`/c/${first}`);
  await expect(reader.getByText("A claim, checked 2 times")).toBeVisible();
  await expect(cardOf(page, third)).toBeVisible();
});
