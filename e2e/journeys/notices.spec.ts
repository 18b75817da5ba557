import pg from "pg";
import { headerOf, startSmtp, wordsOf } from "#lib/http/testing-smtp.ts";
import { type AssayServer, startAssay } from "../assay-server.ts";
import { type Desk, expect, expectAccessible, test } from "../fixtures.ts";
import { cardOf, roomArticle } from "../room.ts";

test.use({ deskName: "notices", outsideDatabase: true });

const text = `The mill burned down in March. Nobody was hurt.

The owner says it was the wiring. The insurer says nothing yet.`;

async function ask(desk: Desk, query: string): Promise<number> {
  const client = new pg.Client({ connectionString: desk.outside?.url });
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows.length;
}

/** As if the night were over: what is to be mailed once a day is due, and looked for at once. */
async function nextMorning(desk: Desk): Promise<void> {
  await ask(
    desk,
    `UPDATE notices SET "mailAt" = now() AT TIME ZONE 'UTC' - interval '1 second' WHERE "mailAt" IS NOT NULL AND "mailId" IS NULL`,
  );
  await ask(desk, "SELECT graphile_worker.add_job('mail_notices')");
}

let started: AssayServer | null = null;
test.afterAll(() => started?.kill("SIGTERM"));

/** The desk's server once more, at the same address, with a mail server. */
async function startMailing(desk: Desk, smtpUrl: string): Promise<AssayServer> {
  const { dataDir, url } = desk.server;
  const environment = { ...desk.outside?.environment, SMTP_URL: smtpUrl };
  started = await startAssay({ dataDir, port: Number(new URL(url).port), environment });
  return started;
}

test("a day's mentions ring in the room, come as one mail though the server is killed meanwhile, lead to the card, and are stopped", async ({
  desk,
  browser,
}, testInfo) => {
  test.setTimeout(180_000);
  const smtp = await startSmtp();
  const { page: ben } = await desk.join("Ben Mill", "reviewer");
  await desk.server.kill("SIGTERM");
  let server = await startMailing(desk, smtp.url);
  await ben.goto("/desk/settings/account#mail");
  await ben.getByLabel("Someone mentions me").selectOption({ label: "Once a day" });
  await ben.getByRole("button", { name: "Save" }).last().click();
  await expect(ben.getByText("Saved.", { exact: true }).first()).toBeVisible();

  // Called twice while he is in the room.
  const article = await roomArticle(desk, text, ["Nobody was hurt.", "The insurer says nothing yet."]);
  const { page: admin } = await desk.admin();
  await Promise.all([ben.goto(article.address), admin.goto(article.address)]);
  await expect(ben.getByRole("list", { name: "Also here" })).toBeVisible();
  await expect(ben.getByRole("link", { name: "Notices", exact: true })).toBeVisible();
  const words = ["Who counted?", "Since when?"];
  for (const [index, id] of article.annotations.entries()) {
    await article.api("POST", `/annotations/${id}/comments`, { text: `@Ben Mill, ${words[index]}` });
  }
  await ben.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(ben.getByRole("link", { name: "Notices, 2 unread" })).toBeVisible();
  for (const width of [390, 320]) {
    await ben.setViewportSize({ width, height: 844 });
    await expect(ben.getByRole("link", { name: "Notices, 2 unread" })).toBeInViewport({ ratio: 1 });
    await ben.screenshot({ path: testInfo.outputPath(`bell-${width}.png`) });
  }
  await ben.setViewportSize({ width: 1280, height: 720 });
  await expectAccessible(ben);

  // Killed while the mail server is asked: it goes out after the next start, and never again.
  smtp.state.wish = "wait";
  await nextMorning(desk);
  await expect.poll(() => smtp.state.connections).toBeGreaterThan(0);
  await server.kill("SIGKILL");
  smtp.state.wish = "take";
  server = await startMailing(desk, smtp.url);
  await nextMorning(desk);
  await expect.poll(() => smtp.received.length).toBe(1);
  await nextMorning(desk);
  await expect
    .poll(() =>
      ask(desk, "SELECT FROM graphile_worker.jobs WHERE locked_by IS NULL AND task_identifier LIKE 'mail%' AND attempts < max_attempts"),
    )
    .toBe(0);
  expect(smtp.received).toHaveLength(1);
  const [mail] = smtp.received;
  if (!mail) throw new Error("Nothing came.");
  expect(mail.to).toEqual(["ben.mill@example.org"]);
  expect(headerOf(mail, "Subject")).toBe("2 notices from The Test Desk");
  for (const each of words) expect(wordsOf(mail)).toContain(`> @Ben Mill, ${each}`);

  const [id = ""] = article.annotations;
  const links = wordsOf(mail).match(/http:\S+/g) ?? [];
  await ben.goto(links.find((link) => link.endsWith(`#a-${id}`)) ?? "");
  await expect(cardOf(ben, id).getByText("Who counted?")).toBeVisible();

  // Stopped by the link in it, without signing in.
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(/Stop these e-mails: (\S+)/.exec(wordsOf(mail))?.[1] ?? "");
  await stranger.getByRole("button", { name: "Stop e-mails" }).click();
  await expect(stranger.getByRole("heading", { name: "No more e-mails" })).toBeVisible();
  await expectAccessible(stranger);
  await article.api("POST", `/annotations/${id}/comments`, { text: "@Ben Mill, still there?" });
  expect(await ask(desk, `SELECT FROM notices WHERE "mailAt" IS NOT NULL AND "mailId" IS NULL`)).toBe(0);
  await context.close();
  await smtp.close();
});
