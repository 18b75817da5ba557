import type { Page } from "@playwright/test";
import { apiToken } from "../command-line.ts";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { cardOf, openRationale, roomArticle } from "../room.ts";

test.use({ deskName: "gate" });

const bridge = "The council paid for the bridge in nine days.\n\nNobody was asked, said the engineers who were to build it.";

async function openPublishing(page: Page) {
  await page
    .getByRole("button", { name: /^Publish/ })
    .first()
    .click();
  return page.getByRole("dialog");
}

async function publishAs(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByRole("button", { name: "Publish exactly this" }).click();
  await expect(dialog.getByRole("link", { name: "Open the public page" })).toBeVisible();
  await dialog.getByRole("button", { name: "Back to the review" }).click();
}

test("the gate holds; an admin overrules it with a reason that readers see; signed off, it opens", async ({ desk }) => {
  const { page } = await desk.admin();
  const article = await roomArticle(desk, bridge, ["in nine days"]);
  const [id = ""] = article.annotations;
  await page.goto(article.address);

  const dialog = await openPublishing(page);
  const line = dialog.getByRole("link", { name: /isn’t signed off by someone who wrote none of it/i });
  await expect(line).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Continue" })).toBeDisabled();
  await expectFlawless(page);
  // Each line leads to where it is mended.
  await line.click();
  await expect(dialog).toHaveCount(0);
  await expect(cardOf(page, id).getByText("Written by", { exact: false })).toBeVisible();

  await openPublishing(page);
  await dialog.getByText("Overrule…").click();
  await dialog.getByRole("textbox").fill("Whoever signs is at sea until Monday.");
  // The reason stays while one looks at what it is about.
  await line.click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await openPublishing(page);
  await expect(dialog.getByRole("textbox")).toHaveValue("Whoever signs is at sea until Monday.");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await publishAs(page);
  const reader = await page.context().newPage();
  await reader.goto(`/r/${article.slug}`);
  await expect(
    reader.getByText(/Grace Admin published this against the desk’s rule.*Whoever signs is at sea until Monday\./),
  ).toBeVisible();
  await expectFlawless(reader);

  await cardOf(page, id).getByRole("button", { name: "Sign off" }).click();
  await expect(cardOf(page, id).getByText("signed off · you")).toBeVisible();
  await openPublishing(page);
  await expect(dialog.getByRole("textbox", { name: "Note for readers" })).toHaveValue("");
  await dialog.getByRole("textbox", { name: "Note for readers" }).fill("Signed off since.");
  await publishAs(page);
  await expect(async () => {
    await reader.goto(`/r/${article.slug}`);
    await expect(reader.getByText("against the desk’s rule")).toHaveCount(0);
  }).toPass();
  await expect(reader.getByText("Published under these rules of the desk:")).toBeVisible();
  const record = await (await article.api("GET", `/articles/${article.id}/record?limit=500`)).json();
  const published = record.events.filter(({ verb }: { verb: string }) => verb === "published");
  expect(published.map(({ data }: { data: { overruled?: unknown[] } }) => data.overruled?.length ?? 0)).toEqual([0, 1]);
});

test("an admin sets the gate, and what is published says what it asks less of", async ({ desk }) => {
  const { page } = await desk.admin();
  await page.goto("/desk/settings/gate");
  await expectFlawless(page);
  await page.getByRole("checkbox", { name: /Each rated verdict has at least/ }).check();
  await page.getByRole("spinbutton", { name: "How many sources" }).fill("3");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. What is published from now on is held to it.", { exact: true })).toBeVisible();
  const article = await roomArticle(desk, `${bridge} Again.`, ["in nine days"]);
  const refused = await article.api("POST", `/articles/${article.id}/revisions`, {});
  expect((await refused.json()).details.blockers.map(({ rule }: { rule: string }) => rule)).toEqual(["signed-off"]);
  const rated = await article.api("PATCH", `/annotations/${article.annotations[0]}`, { verdict: "misleading" }, { "if-match": '"1"' });
  expect(rated.status).toBe(200);
  const again = await article.api("POST", `/articles/${article.id}/revisions`, {});
  expect((await again.json()).details.blockers.map(({ rule }: { rule: string }) => rule)).toEqual(["signed-off", "sources"]);
  await page.getByRole("checkbox", { name: /Each rated verdict has at least/ }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
});

test("two who each mended the other’s card: the cards say that nobody is left to sign; who takes their change back can", async ({
  desk,
}) => {
  const { page: grace } = await desk.admin();
  const { page: joon } = await desk.join("Joon Two", "editor");
  // The program of the other journeys works here, too: the article is for these two.
  const article = await roomArticle(desk, `${bridge} Once more.`, ["in nine days"]);
  const [id = ""] = article.annotations;
  const emails = { emails: ["joon.two@example.org"] };
  expect((await article.api("PUT", `/articles/${article.id}/assignees`, emails)).status).toBe(200);
  await article.api("PATCH", `/annotations/${id}`, { claim: "The council paid for the bridge in nine days." }, { "if-match": '"1"' });
  for (const [page, words] of [
    [grace, " Grace adds a word."],
    [joon, " Joon adds another."],
  ] as const) {
    await page.goto(article.address);
    const rationale = await openRationale(page, id);
    await rationale.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(words);
    await expect(rationale).toContainText(words.trim());
    await expect(page.locator("header").getByRole("status")).toHaveText(/^\s*Saved\s*$/);
    await page.keyboard.press("Escape");
  }
  const authors = async () => {
    const answer = await (await article.api("GET", `/annotations/${id}`)).json();
    return answer.authors.map(({ name }: { name: string }) => name).sort();
  };
  await expect.poll(authors).toEqual(["Grace Admin", "Joon Two", "program"].sort());
  await joon.reload();
  await cardOf(joon, id).getByText("The council paid for the bridge").click();
  await expect(cardOf(joon, id).getByText("Everyone who works here wrote some of this")).toBeVisible();
  await expect(cardOf(joon, id).getByRole("button", { name: "Sign off" })).toHaveCount(0);

  const rationale = await openRationale(joon, id);
  await rationale.click();
  await joon.keyboard.press("Control+End");
  for (let at = 0; at < " Joon adds another.".length; at++) await joon.keyboard.press("Backspace");
  await expect(joon.locator("header").getByRole("status")).toHaveText(/^\s*Saved\s*$/);
  await joon.keyboard.press("Escape");
  await expect.poll(authors).toEqual(["Grace Admin", "program"].sort());
  await expect(cardOf(joon, id).getByRole("button", { name: "Sign off" })).toBeVisible();
  await cardOf(joon, id).getByRole("button", { name: "Sign off" }).click();
  await expect(cardOf(joon, id).getByText("signed off · you")).toBeVisible();
});

// Last, as it brings more people to the desk.
test("the same through the API: it holds, is overruled with a reason that readers see, and opens", async ({ desk }) => {
  const article = await roomArticle(desk, `${bridge} So it was told.`, ["in nine days"]);
  const [id = ""] = article.annotations;
  const tokens = {
    admin: apiToken(desk.server, "overruler@example.org", "admin"),
    second: apiToken(desk.server, "signer@example.org", "reviewer"),
  };
  const ask = async (who: keyof typeof tokens, path: string, body: object) => {
    const headers = { authorization: `Bearer ${tokens[who]}`, "content-type": "application/json" };
    const answer = await fetch(`${desk.server.url}/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.json() };
  };
  const publish = (more: object = {}) => ask("admin", `/articles/${article.id}/revisions`, more);
  const readers = async () => (await fetch(`${desk.server.url}/r/${article.slug}`)).text();
  const held = await publish();
  expect([held.status, held.body.details.blockers.map(({ rule }: { rule: string }) => rule)]).toEqual([422, ["signed-off"]]);
  expect((await readers()).includes("against the desk’s rule")).toBe(false);
  const overrule = [{ rule: "signed-off", reason: "Whoever signs is on the ice until Friday." }];
  expect((await article.api("POST", `/articles/${article.id}/revisions`, { overrule })).status).toBe(403);
  expect((await publish({ overrule })).status).toBe(201);
  await expect.poll(readers).toContain("Whoever signs is on the ice until Friday.");
  expect((await ask("second", `/annotations/${id}/signoffs`, { decision: "approve" })).status).toBe(201);
  expect((await publish({ note: "Signed off since." })).status).toBe(201);
  await expect.poll(readers).not.toContain("against the desk’s rule");
});
