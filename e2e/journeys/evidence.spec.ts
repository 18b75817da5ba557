import { z } from "zod";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { cardOf, expectSaved, roomArticle } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "evidence" });

const words = "The ministry spent forty million on the pier.";
const text = `${words}\n\nIt opened in May, said the harbour master. Nobody came to see it.`;
const address = "http://courier.example/accounts";
const said = "The pier cost thirty million, say the accounts of the year.";
const made = z.object({ id: z.string() });
const evidenceOf = z.object({ evidence: z.array(z.object({ source: z.object({ id: z.string() }) })) });

/** A page of an outlet, as its readers see it. */
function accounts(sentence: string): string {
  const filler = "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry until the spring.";
  return `<html lang="en"><head><title>What the pier cost | The Lowland Courier</title><meta property="og:site_name" content="The Lowland Courier">
    <meta property="article:published_time" content="2025-05-12T08:00:00Z"></head><body><article><h1>What the pier cost</h1>
    <p class="byline">By <a rel="author" href="/ada">Ada Lind</a></p><p>${sentence}</p><p>${filler}</p><p>${filler}</p></article></body></html>`;
}

test("a pasted link is read, its words are looked for, and when the source changes them the desk and the readers are told", async ({
  desk,
}) => {
  const { page } = await desk.admin();
  desk.web.show(address, accounts(said));
  const article = await roomArticle(desk, text, []);
  const annotated = await article.api("POST", `/articles/${article.id}/annotations`, {
    ...{
      passages: [{ exact: words }],
      claim: words,
      claimant: "The ministry",
      verdict: "inaccurate",
      rationale: "Thirty, say the accounts.",
    },
  });
  const { id } = made.parse(await annotated.json());

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(article.address);
  const card = cardOf(page, id);
  await card.click();
  await page.keyboard.press("e");
  const adder = card.getByLabel("Add evidence: paste a link, or search sources and other articles");
  await adder.fill(address);
  await adder.press("Enter");
  const quote = card.getByLabel("Words quoted from it");
  await expect(quote).toBeFocused();
  await page.keyboard.type("Seventeen whales were seen from the lighthouse");
  await expect(card.getByText("✗ The words quoted are not in our copy.")).toBeVisible({ timeout: 20_000 });
  await expect(card.getByLabel("Publisher")).toHaveValue("The Lowland Courier");
  await expect(card.getByLabel("Date", { exact: true })).toHaveValue("2025-05-12");
  await expectFlawless(page);

  await quote.fill("The pier cost forty million, say the accounts");
  await expect(card.getByText("≈ Our copy has other words than those quoted:")).toBeVisible({ timeout: 20_000 });
  await quote.fill("The pier cost thirty million, say the accounts");
  await expect(card.getByText("✓ The words quoted are in our copy.")).toBeVisible({ timeout: 20_000 });
  await card.getByRole("button", { name: "Close this source" }).click();
  await expectSaved(page);

  // Put right where it stands for all that cite it.
  const opened = page.context().waitForEvent("page");
  await card.getByRole("link", { name: "All about it" }).click();
  const source = await opened;
  await source.setViewportSize({ width: 1440, height: 900 });
  await expect(source.getByRole("heading", { level: 1 })).toContainText("What the pier cost");
  await source.getByRole("link", { name: "Read its text" }).click();
  await expect(source.getByText(said)).toBeVisible();
  const download = await source.getByRole("link", { name: "WARC", exact: true }).getAttribute("href");
  const record = await source.request.get(new URL(download ?? "", source.url()).href);
  expect(record.headers()).toMatchObject({
    "content-disposition": expect.stringContaining("attachment"),
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none';/),
  });
  expect(await record.text()).toMatch(/^WARC\/1\.1\r\n[\s\S]*HTTP\/1\.1 200 /);
  await source.getByRole("button", { name: "Edit details…" }).click();
  await source.getByLabel("Kind").selectOption("secondary");
  await source.getByLabel("Who owns courier.example").fill("Northgate Media");
  await source.getByRole("button", { name: "Save" }).click();
  await expect(source.getByText("Secondary source, owned by Northgate Media")).toBeVisible();
  await expectFlawless(source);
  await source.close();

  await signEverything(desk.server, article.id);
  const published = await article.api("POST", `/articles/${article.id}/revisions`, { kind: "first", acknowledge: "all" });
  expect(published.status, await published.text()).toBe(201);
  const readers = await page.context().newPage();
  await readers.setViewportSize({ width: 1440, height: 900 });
  await readers.goto(`/r/${article.slug}`);
  const check = readers.getByRole("article").filter({ hasText: words });
  await expect(check).toContainText("quoted words found in our copy of");
  await expect(check).toContainText("secondary source, owned by Northgate Media");

  desk.web.show(address, accounts("The accounts of the year are under review."));
  await card.getByRole("button", { name: "Read it again" }).click();
  await expect(card.getByText(/The words quoted are no longer in it, noticed on/)).toBeVisible({ timeout: 20_000 });
  await expect(card.getByText("✗ The words quoted are not in our copy.")).toBeVisible();
  await expect(async () => {
    await readers.reload();
    await expect(check).toContainText("The words quoted are no longer in it, noticed on");
  }).toPass({ timeout: 20_000 });
  await expectFlawless(readers);
  await readers.goto("/desk/sources?show=trouble");
  await expect(readers.getByRole("link", { name: "What the pier cost" })).toBeVisible();
  await expectFlawless(readers);
  await readers.close();
});

test("what is not there, and what asks who reads it, is told as what it is; sources of one owner count as one", async ({
  desk,
}, testInfo) => {
  const { page } = await desk.admin();
  desk.web.show("http://gate.example/", "<title>Just a moment...</title><h1>Checking your browser before accessing gate.example</h1>");
  const article = await roomArticle(desk, `${text} Who asks?`, []);
  const annotated = await article.api("POST", `/articles/${article.id}/annotations`, {
    ...{ passages: [{ exact: words }], claim: words, verdict: "inaccurate", rationale: "Thirty, say the accounts." },
    evidence: ["http://courier.example/nothing-here", "http://gate.example/", "http://news.courier.example/nor-here"].map((url) => ({
      ...{ url, stance: "contradicts" },
    })),
  });
  const { id } = made.parse(await annotated.json());
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(article.address);
  const card = cardOf(page, id);
  await card.click();
  await expect(card.getByText(/^3 sources, 2 independent/)).toBeVisible();
  await expect(card.getByText(/The site says that there is no such document \(status 404\)/)).toHaveCount(2, { timeout: 20_000 });
  await expect(card.getByText(/^Could not be read/)).toBeVisible({ timeout: 20_000 });
  await expectFlawless(page);

  // On its own page it is read again, and how that goes is told there: a failure, and what came of trying again.
  const [, gate] = evidenceOf.parse(await (await article.api("GET", `/annotations/${id}`)).json()).evidence;
  await page.goto(`/desk/sources/${gate?.source.id}`);
  const status = page.getByRole("status").filter({ hasText: /read|Copy kept|Gone/ });
  await expect(status).toContainText("Could not be read");
  await expectFlawless(page);
  for (const [name, size] of Object.entries({ desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } })) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: testInfo.outputPath(`source-${name}-${colorScheme}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  desk.web.show("http://gate.example/", accounts(said));
  await page.getByRole("button", { name: /^Read it (now|again)$/ }).click();
  await expect(status).toContainText("Copy kept", { timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("What the pier cost");
});

test("an article says where its words are cited, and the way back leads there; a source of before is found by typing", async ({ desk }) => {
  const { page } = await desk.admin();
  const [cited, citing] = [
    await roomArticle(desk, `${text} It is cited.`, []),
    await roomArticle(desk, `Thirty million were spent.\n\n${text}`, []),
  ];
  const about = { verdict: "inaccurate", rationale: "The other one says so.", claimant: "" };
  const first = await cited.api("POST", `/articles/${cited.id}/annotations`, {
    ...{ ...about, passages: [{ exact: words }], claim: words },
    evidence: [{ url: "http://courier.example/ledger", title: "The ledger of the pier", stance: "contradicts" }],
  });
  expect(first.status, await first.text()).toBe(201);
  const second = await citing.api("POST", `/articles/${citing.id}/annotations`, {
    ...{ ...about, passages: [{ exact: "Thirty million were spent." }], claim: "Thirty million were spent." },
    evidence: [{ passage: { article: cited.slug, exact: words }, stance: "contradicts" }],
  });
  const { id } = made.parse(await second.json());
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(cited.address);
  const back = page.getByRole("region", { name: "Cited elsewhere" });
  await expect(back).toContainText("cited against a claim in");
  await back.getByRole("link").click();
  const card = cardOf(page, id);
  await expect(card).toContainText("The other one says so.");

  await page.keyboard.press("e");
  const adder = card.getByLabel("Add evidence: paste a link, or search sources and other articles");
  await adder.pressSequentially("ledger pier");
  const option = card.getByRole("option", { name: /The ledger of the pier/ });
  await expect(option).toHaveAttribute("aria-selected", "true", { timeout: 20_000 });
  await adder.press("Enter");
  await expect(card.getByLabel("Address")).toHaveValue("http://courier.example/ledger");
  await expect(card.getByLabel("Title")).toHaveValue("The ledger of the pier");
  await card.getByRole("button", { name: "Close this source" }).click();
  await expectSaved(page);

  for (const { id: article, api } of [cited, citing]) {
    await signEverything(desk.server, article);
    const published = await api("POST", `/articles/${article}/revisions`, { kind: "first", acknowledge: "all" });
    expect(published.status, await published.text()).toBe(201);
  }
  await page.goto(`/r/${cited.slug}`);
  const section = page.locator("#cited");
  await expect(async () => {
    await page.reload();
    await expect(section).toContainText("cited against a claim in");
  }).toPass({ timeout: 20_000 });
  await expectFlawless(page);
  await section.getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/r/${citing.slug}#a-${id}$`));
});
