import { apiToken } from "../command-line.ts";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { cardOf, roomArticle } from "../room.ts";

test.use({ deskName: "second-verdict" });

const ferry = "The ferry carried nine thousand people in May.\n\nThat is twice as many as a year before, the harbour master said.";

const first = {
  passages: [{ exact: "twice as many" }],
  claim: "Twice as many people took the ferry as a year before.",
  verdict: "inaccurate",
  rationale: "The tickets in confidence say otherwise.",
  evidence: [{ url: "https://tickets.example/may", stance: "contradicts", quote: "Counted in confidence." }],
};
const confidence = ["in confidence", "tickets.example"];

const rules = (blockers: { rule: string }[]) => blockers.map(({ rule }) => rule);

test("two judge blind, differ and settle; a third signs; the gate holds, then opens", async ({ desk }) => {
  test.setTimeout(180_000);
  const { page: grace } = await desk.admin();
  const { page: joon } = await desk.join("Joon Second", "editor");
  const article = await roomArticle(desk, ferry, []);
  await grace.goto(article.address);
  await grace.getByRole("button", { name: "Ask for second verdicts" }).click();
  await expect(grace.getByText("Each verdict is given twice, independently.")).toBeVisible();
  const { id } = await (await article.api("POST", `/articles/${article.id}/annotations`, first)).json();
  const told: string[] = [];
  joon.on("response", async (response) => {
    if (/json|text/.test(response.headers()["content-type"] ?? "")) told.push(await response.text().catch(() => ""));
  });
  const judging = async (page: typeof joon) => {
    await page.goto(`${article.address}#a-${id}`);
    await expect(cardOf(page, id).getByText("Two people judge this independently.")).toBeVisible();
  };
  // The admin's window was open all the while.
  await expect(cardOf(grace, id).getByText("Judge it independently")).toBeVisible();
  await judging(joon);
  await expectFlawless(joon);
  // No page of the desk tells more than the room does.
  const pages = ["", "/preview", "/preview/page-content", "/versions"].map((page) => `${article.address}${page}`);
  const lists = ["/desk", "/desk?q=tickets", "/desk?verdict=inaccurate", "/desk/sources", "/desk/topics"];
  for (const path of [
    ...pages,
    ...lists,
    `/desk/articles/${article.id}/events?after=0`,
    `/desk/articles/${article.id}/annotations`,
    `/r/${article.slug}`,
  ]) {
    const page = await (await joon.request.get(`${desk.server.url}${path}`)).text();
    for (const secret of confidence) expect(page, path).not.toContain(secret);
  }
  const refused = await article.api("POST", `/articles/${article.id}/revisions`, {});
  expect(rules((await refused.json()).details.blockers)).toEqual(expect.arrayContaining(["second-verdict", "signed-off"]));
  for (const secret of confidence) expect(told.join()).not.toContain(secret);

  const card = cardOf(joon, id);
  await card.getByRole("radio", { name: "Misleading" }).click();
  await card.getByRole("textbox", { name: "Why" }).fill("Half of them are children, who were not counted before.");
  // What was chosen and typed outlives the window, and a telephone that is turned.
  await joon.reload();
  await expect(card.getByRole("radio", { name: "Misleading" })).toBeChecked();
  await expect(card.getByRole("textbox", { name: "Why" })).toHaveValue(/^Half of them are children/);
  await card.getByRole("button", { name: "Give my verdict" }).click();
  await expect(card.getByText("Two verdicts differ")).toBeVisible();
  await expect(card.getByText("The tickets in confidence say otherwise.")).toBeVisible();
  await expect(cardOf(grace, id).getByText("The tickets in confidence say otherwise.")).toBeVisible();
  await expectFlawless(joon);

  // It waits for those who gave them, and leads to its card.
  await grace.goto("/desk/work");
  await expect(grace.getByRole("region", { name: "Two verdicts differ" })).toHaveCount(0);
  await joon.goto("/desk/work");
  const differing = joon.getByRole("region", { name: "Two verdicts differ" });
  await expectFlawless(joon);
  await differing.getByRole("link", { name: first.claim }).click();
  await card.getByRole("button", { name: "Settle…" }).click();
  await card.getByRole("radio", { name: "Misleading" }).click();
  await card.getByRole("textbox", { name: "How you came to it" }).fill("The two years were not counted alike.");
  await joon.reload();
  await card.getByRole("button", { name: "Settle…" }).click();
  await expect(card.getByRole("radio", { name: "Misleading" })).toBeChecked();
  await expect(card.getByRole("textbox", { name: "How you came to it" })).toHaveValue("The two years were not counted alike.");
  // A telephone that is turned draws the card anew: the form that was open still is.
  const wide = joon.viewportSize() ?? { width: 1280, height: 720 };
  await joon.setViewportSize({ width: 700, height: 720 });
  await expect(joon.getByRole("textbox", { name: "How you came to it" })).toHaveValue("The two years were not counted alike.");
  await joon.setViewportSize(wide);
  await expect(card.getByRole("textbox", { name: "How you came to it" })).toBeVisible();
  // On their own verdict: it is the first one's dissent, until they settle on it, too.
  await expect(card.getByRole("checkbox", { name: /hasn’t agreed to this/ })).toBeChecked();
  await expectFlawless(joon);
  await card.getByRole("button", { name: "Settle", exact: true }).click();
  await expect(card.getByText("Settled, with a dissent", { exact: true })).toBeVisible();
  const settlement = { verdict: "misleading", words: "The two years were not counted alike." };
  expect((await article.api("PUT", `/annotations/${id}/assessments/settlement`, settlement)).status).toBe(200);
  await expect(card.getByText("Settled", { exact: true })).toBeVisible();
  await expect(card.getByRole("button", { name: "Sign off" })).toHaveCount(0);

  await grace.goto(`${article.address}#a-${id}`);
  await cardOf(grace, id).getByRole("button", { name: "Sign off" }).click();
  await expect(cardOf(grace, id).getByText("signed off · you")).toBeVisible();
  expect((await article.api("POST", `/articles/${article.id}/revisions`, {})).status).toBe(201);
  const reader = await joon.context().newPage();
  await reader.goto(`/r/${article.slug}`);
  await expect(
    reader
      .getByText(/^Settled as “Misleading” on .+ from “Inaccurate” and, by Joon Second on .+, who had not been shown it, “Misleading”\.$/)
      .first(),
  ).toBeVisible();
  await expect(reader.getByText(/: The two years were not counted alike\.$/).first()).toBeVisible();
  await expectFlawless(reader);
});

test("what somebody began waits for nobody: a colleague gives the first verdict unseen, and is shown it", async ({ desk }) => {
  const { page: lena } = await desk.join("Lena First", "reviewer");
  const article = await roomArticle(desk, `${ferry} So it went on.`, []);
  await article.api("PUT", `/articles/${article.id}/second-verdict`, { asked: true });
  const { verdict: _, ...begun } = first;
  const { id } = await (await article.api("POST", `/articles/${article.id}/annotations`, begun)).json();
  await lena.goto(`${article.address}#a-${id}`);
  const card = cardOf(lena, id);
  await expect(card.getByText("Two people judge this independently, and neither has yet.")).toBeVisible();
  await expectFlawless(lena);
  await card.getByRole("radio", { name: "Misleading" }).click();
  await card.getByRole("textbox", { name: "Why" }).fill("Children were counted, too.");
  await card.getByRole("button", { name: "Give the first verdict" }).click();
  await expect(card.getByText("The tickets in confidence say otherwise.")).toBeVisible();
  await expect(card.getByText("Waits for a second verdict")).toBeVisible();
  await expect(card.getByText("Children were counted, too.")).toBeVisible();
  const known = await (await article.api("GET", `/annotations/${id}`)).json();
  expect(known).toMatchObject({ verdict: "misleading", secondVerdict: null, authors: [{ name: "Lena First" }, { name: "program" }] });
});

test("the same through the API, where two agree", async ({ desk }) => {
  const article = await roomArticle(desk, `${ferry} So he said.`, []);
  const second = apiToken(desk.server, "judge@example.org", "reviewer");
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${desk.server.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${second}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  const asked = await article.api("PUT", `/articles/${article.id}/second-verdict`, { asked: true });
  expect(await asked.json()).toMatchObject({ article: true, desk: false, needed: 3 });
  const { id } = await (await article.api("POST", `/articles/${article.id}/annotations`, first)).json();
  const doors = [
    `/annotations/${id}`,
    `/annotations/${id}/contacts`,
    ...["", "/annotations", "/review", "/record", "/unsettled", "/snapshots"].map((each) => `/articles/${article.id}${each}`),
    ...["/articles", `/claims/similar?text=${encodeURIComponent(first.claim)}`],
  ];
  for (const door of doors) {
    const { status, text } = await ask("GET", door);
    expect(status, door).toBe(200);
    // The question itself, and other articles' verdicts, are told.
    for (const secret of door.startsWith("/articles/") ? [...confidence, "inaccurate"] : confidence)
      expect(text, door).not.toContain(secret);
  }
  // What is quoted elsewhere may be found.
  const { results } = JSON.parse((await ask("GET", "/search?q=tickets")).text);
  expect(results.filter((result: { annotation: string; kind: string }) => result.annotation === id && result.kind !== "claim")).toEqual([]);
  expect(JSON.parse((await ask("GET", `/annotations/${id}`)).text)).toMatchObject({ hidden: true, verdict: null, claim: first.claim });
  expect((await ask("POST", `/annotations/${id}/comments`, { text: "What is it?" })).status).toBe(403);
  expect((await article.api("POST", `/annotations/${id}/assessments`, { verdict: "inaccurate" })).status).toBe(403);
  const judged = await ask("POST", `/annotations/${id}/assessments`, { verdict: "inaccurate" });
  expect(judged.status).toBe(201);
  expect(JSON.parse(judged.text)).toMatchObject({ hidden: false, verdict: "inaccurate", secondVerdict: { state: "agreed", by: "judge" } });
  expect((await ask("POST", `/annotations/${id}/signoffs`, { decision: "approve" })).status).toBe(201);
  expect((await article.api("POST", `/articles/${article.id}/revisions`, {})).status).toBe(201);
  const page = await (await fetch(`${desk.server.url}/r/${article.slug}`)).text();
  expect(page).toContain("Two of two agreed");
});
