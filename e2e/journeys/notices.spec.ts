import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { headerOf, startSmtp, wordsOf } from "#lib/http/testing-smtp.ts";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { type AssayServer, startAssay } from "../assay-server.ts";
import { apiToken, programPassword } from "../command-line.ts";

const paragraphs = ["The bridge cost ten million, the mayor said.", "It opened in May, he added.", "It cost nothing, said another."];

/** Asks the server as a program does. */
function apiOf(url: () => string, token: string) {
  return async (path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(`${url()}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
    return answer.json();
  };
}

test("a digest goes out once though the server is killed in between; its links open the card, and stop the mails", async ({ browser }) => {
  test.setTimeout(400_000);
  const smtp = await startSmtp();
  const folder = await mkdtemp(join(tmpdir(), "assay-notices-"));
  const database = await openEmbedded({ dataDir: join(folder, "postgres") });
  const environment = { DATABASE_URL: database.ownerUrl, AUTH_SECRET: "the same at each start, and not a secret", SMTP_URL: smtp.url };
  const start = (port?: number) => startAssay({ sample: false, dataDir: join(folder, "node"), port, environment });
  let server: AssayServer = await start();
  const again = async () => {
    await server.kill("SIGKILL");
    server = await start(Number(new URL(server.url).port));
  };
  const ada = apiOf(() => server.url, apiToken(server, "ada@example.org", "reviewer"));
  const joon = apiOf(() => server.url, apiToken(server, "joon@example.org", "editor"));

  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/desk/settings/account");
  await page.getByLabel("E-mail address").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill(programPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Something is returned to me").selectOption("Once a day");
  await page.locator("#mail").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  const article = await ada("articles", { text: paragraphs.join("\n\n"), title: "The bridge", language: "en" });
  const cards: string[] = [];
  for (const exact of paragraphs) {
    const { id } = await ada(`articles/${article.id}/annotations`, { passages: [{ exact }], claim: `Is it so? ${exact}` });
    await joon(`annotations/${id}/signoffs`, { decision: "return", note: "Who says so?" });
    cards.push(id);
  }

  // The next morning has come, and the mail server is slow to answer.
  const rows = new pg.Client({ connectionString: database.ownerUrl });
  await rows.connect();
  const morning = `UPDATE notices SET "mailAt" = (now() AT TIME ZONE 'UTC') - interval '1 second' WHERE "mailAt" IS NOT NULL AND "mailId" IS NULL`;
  expect((await rows.query(morning)).rowCount).toBe(3);
  smtp.state.wish = "wait";
  await expect.poll(() => smtp.state.connections, { timeout: 90_000 }).toBeGreaterThan(0);
  await server.kill("SIGKILL");
  smtp.state.wish = "take";
  server = await start(Number(new URL(server.url).port));
  await expect.poll(() => smtp.received.length, { timeout: 90_000 }).toBe(1);
  await again();
  const restarted = new Date();
  const looked = `SELECT 1 FROM graphile_worker._private_known_crontabs WHERE identifier = 'mail_notices' AND last_execution > $1`;
  await expect.poll(async () => (await rows.query(looked, [restarted])).rowCount, { timeout: 90_000 }).toBe(1);
  const waits = `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier LIKE 'mail%' AND j.attempts < j.max_attempts`;
  await expect.poll(async () => (await rows.query(waits)).rowCount, { timeout: 30_000 }).toBe(0);
  expect(smtp.received).toHaveLength(1);
  const [mail] = smtp.received;
  if (!mail) throw new Error("Nothing came.");
  expect(mail.to).toEqual(["ada@example.org"]);
  expect(headerOf(mail, "Subject")).toMatch(/^3 notices from /);

  const links = [...wordsOf(mail).matchAll(/^(http\S+)/gm)].map(([link]) => link);
  const card = links.find((link) => link.endsWith(`#a-${cards[1]}`));
  await page.goto(card ?? "");
  await expect(page.getByRole("heading", { name: `Is it so? ${paragraphs[1]}` })).toBeVisible();
  await page.goto("/desk/notices");
  await expect(page.getByRole("link", { name: /returned an annotation to you/ })).toHaveCount(3);

  const stop = /<(\S+)>/.exec(headerOf(mail, "List-Unsubscribe"))?.[1] ?? "";
  const stopped = await fetch(stop, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) });
  expect([stopped.status, await stopped.text()]).toEqual([200, "No more e-mails go out to you.\n"]);
  const stranger = await browser.newContext({ baseURL: server.url });
  const elsewhere = await stranger.newPage();
  await elsewhere.goto(stop.replace(/\/stop$/, ""));
  await expect(elsewhere.getByRole("heading", { name: "No more e-mails" })).toBeVisible();
  await elsewhere.getByRole("button", { name: "Send them again" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Stop these e-mails?" })).toBeVisible();
  await elsewhere.getByRole("button", { name: "Stop e-mails" }).click();
  await page.goto("/desk/settings/account");
  await expect(page.getByText("No e-mails go out to you")).toBeVisible();
  await page.getByRole("button", { name: "Send them again" }).click();
  await expect(page.getByText("No e-mails go out to you")).toBeHidden();

  await stranger.close();
  await context.close();
  await rows.end();
  await server.kill("SIGTERM");
  await database.release();
  await smtp.close();
  await rm(folder, { recursive: true, force: true });
});
