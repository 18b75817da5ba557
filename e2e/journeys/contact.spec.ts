import type { Page, TestInfo } from "@playwright/test";
import { z } from "zod";
import { apiToken } from "../command-line.ts";
import { expect, expectFlawless, test } from "../fixtures.ts";
import { cardOf, roomArticle } from "../room.ts";
import { signEverything } from "../second-person.ts";

test.use({ deskName: "contact" });

const words = "The ministry spent forty million on the pier.";
const text = `${words}\n\nIt opened in May, said the harbour master. Nobody came to see it.`;
const answer = "We stand by the figure.\nIt includes the road.";
const made = z.object({ id: z.string() });

async function shots(page: Page, testInfo: TestInfo, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: testInfo.outputPath(`${name}-${width}-${colorScheme}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before) await page.setViewportSize(before);
}

test("whom the desk asked stands on the card, in the gate’s way until it is known what came of it, and on the public page without the notes", async ({
  desk,
}, testInfo) => {
  const { page } = await desk.admin();
  const admin = apiToken(desk.server, "gatekeeper@example.org", "admin");
  const gate = await fetch(`${desk.server.url}/api/v1/gate`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${admin}`, "content-type": "application/json" },
    body: JSON.stringify({ rules: [{ rule: "contact", on: true }] }),
  });
  expect(gate.status, await gate.text()).toBe(200);
  const article = await roomArticle(desk, text, []);
  const about = { outlet: "The Lowland Courier", selectionReason: "Half of the town had read it, and the council votes on Monday." };
  expect((await article.api("PATCH", `/articles/${article.id}`, about)).status).toBe(200);
  const annotated = await article.api("POST", `/articles/${article.id}/annotations`, {
    ...{
      passages: [{ exact: words }],
      claim: words,
      claimant: "The ministry",
      verdict: "inaccurate",
      rationale: "Thirty, say the accounts.",
    },
    evidence: [{ url: "https://example.org/accounts", stance: "contradicts", quote: "Thirty." }],
  });
  const { id } = made.parse(await annotated.json());

  // Wide enough for the list beside the text, which tells the coverage.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(article.address);
  await expect(page.getByText("Chosen because: Half of the town had read it")).toBeVisible();
  await expect(page.getByRole("region", { name: "Coverage" })).toContainText("1 marked · 1 reasoned · 0 submitted · 0 signed off");
  const card = cardOf(page, id);
  await card.click();
  await card.getByRole("button", { name: "Asked for comment?" }).press("Enter");
  const form = card.getByRole("form", { name: "Asked for comment" });
  await expect(form.getByLabel("Name")).toHaveValue("The ministry");
  await form.getByText("Outlet", { exact: true }).click();
  await expect(form.getByLabel("Name")).toHaveValue("The Lowland Courier");
  await form.getByText("Claimant", { exact: true }).click();
  await form.getByLabel("Asked on").fill("2025-05-03");
  await form.getByLabel("Notes for the desk").fill("Off the record: the sum is older.");
  // What is half typed outlives its window.
  await page.reload();
  await card.click();
  await expect(form.getByLabel("Asked on")).toHaveValue("2025-05-03");
  await expectFlawless(page);
  await shots(page, testInfo, "contact-form");
  await form.getByRole("button", { name: "Note it" }).click();
  const asked = card.getByRole("listitem").filter({ hasText: "The ministry" });
  await expect(asked).toContainText("(the claimant) · asked 3 May 2025 by e-mail");
  await expect(asked).toContainText("No answer yet");

  await page
    .getByRole("button", { name: /^Publish/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("link", { name: /no answer is noted yet/i }).click();
  await expect(dialog).toHaveCount(0);

  await asked.getByRole("button", { name: "Change what is noted of The ministry" }).click();
  const change = card.getByRole("form", { name: "What is noted of The ministry" });
  await change.getByLabel("What came of it").selectOption("answered");
  await change.getByLabel("Answered on").fill("2025-05-01");
  await change.getByLabel("Their answer").fill(answer);
  await change.getByRole("button", { name: "Save" }).click();
  await expect(change.getByText("That is before they were asked.")).toBeVisible();
  await change.getByLabel("Answered on").fill("2025-05-05");
  await change.getByRole("button", { name: "Save" }).click();
  await expect(asked).toContainText("Answered on 5 May 2025");
  await shots(page, testInfo, "contact-card");

  // Taken out, and brought back.
  await asked.getByRole("button", { name: "Remove The ministry from those asked" }).click();
  await expect(asked).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(asked).toContainText("Answered on 5 May 2025");
  await expectFlawless(page);

  await signEverything(desk.server, article.id);
  const published = await article.api("POST", `/articles/${article.id}/revisions`, { kind: "first", acknowledge: "all" });
  expect(published.status, await published.text()).toBe(201);
  await page.goto("/desk");
  await expect(page.getByText("1 marked · 1 reasoned · 1 submitted · 1 signed off").first()).toBeVisible();

  await page.goto(`/r/${article.slug}`);
  const check = page.getByRole("article").filter({ hasText: words });
  await expect(check.getByRole("list", { name: "Asked for comment" })).toContainText(
    "The ministry (the claimant): asked for comment on 3 May 2025 by e-mail; answered:",
  );
  await expect(check.getByText("It includes the road.")).toBeVisible();
  await expect(page.getByText("1 passage marked, 1 of them checkable, none of those still open.")).toBeVisible();
  await expect(page.getByText("Half of the town had read it")).toBeVisible();
  await expectFlawless(page);
  await shots(page, testInfo, "contact-public");
  for (const format of ["json", "csv", "md", "html", "jsonld"]) {
    const exported = await (await fetch(`${desk.server.url}/r/${article.slug}.${format}`)).text();
    expect(exported, format).toContain("We stand by the figure.");
    expect(exported, format).not.toContain("Off the record");
  }
});
