import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { database } from "#lib/db/client.ts";
import { insertSourceCheck } from "#lib/db/source-checks.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { defaultCommandLineActor } from "#lib/usecases/people/default-command-line-actor.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { listDueArticles } from "#lib/usecases/snapshot/list-due-articles.ts";
import { annotate, articleFixture, granted, loadText, passageOf } from "#lib/usecases/testing.ts";
import { type Command, UsageError } from "./command.ts";
import { recheckCommand } from "./recheck.ts";
import { snapshotCommand } from "./snapshot.ts";

testDatabase();
afterEach(() => vi.restoreAllMocks());

async function file(name: string, text: string): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "assay-snapshot-"));
  onTestFinished(() => rm(path, { recursive: true }));
  await writeFile(join(path, name), text);
  return join(path, name);
}

async function run(command: Command, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  const code = await command.run([...args, "--json"]);
  return { code, results: out.map((line) => JSON.parse(line)), said: err.join("") };
}

test("a changed text becomes the next snapshot, and each passage is counted once", async () => {
  const actor = await defaultCommandLineActor();
  const lines = ["Report of the harbour.", "The mayor is guilty of fraud, says the court.", "It cost ten million to build, they said."];
  const { article, snapshot } = await articleFixture(actor, lines);
  for (const words of ["guilty of fraud", "ten million", "Report"])
    await annotate(actor, snapshot, { passages: [passageOf(snapshot, words)] });
  const newer = lines.join("\n\n").replace("is guilty", "is not guilty").replace("ten million", "nine million");
  const { code, results } = await run(snapshotCommand, article.slug, await file("newer.txt", newer));
  expect(code).toBe(0);
  expect(results).toMatchObject([
    {
      article: article.slug,
      snapshot: { number: 2 },
      passages: { exact: 1, typography: 0, moved: 0, sentenceChanged: 1, changed: 1, lost: 0 },
    },
  ]);
});

test("with --confirm an editor says that the outlet’s page reads so, and readers are told what changed; a reviewer can’t", async () => {
  const actor = await defaultCommandLineActor();
  const { article, snapshot } = await articleFixture(actor);
  await annotate(actor, snapshot, { passages: [passageOf(snapshot, "It cost ten million")] });
  granted(await publishRevision(actor, { articleId: article.id }));
  const changes = async () => granted(await readPublication({ slug: article.slug, withChanges: true })).sinceChanged?.passages ?? [];
  const path = await file("newer.txt", snapshot.text.replaceAll("\n", "\n\n").replace("ten million", "nine million"));

  const reviewer = await actorFixture("reviewer");
  const email = (await database().user.findUniqueOrThrow({ where: { id: reviewer.id } })).email;
  const refused = await run(snapshotCommand, article.slug, path, "--confirm", "--as", email);
  expect(refused).toMatchObject({ code: 1, results: [{ snapshot: { number: 2 } }, { failed: article.slug, code: "forbidden" }] });
  // The text was taken in all the same, as anybody may, and that is said; readers learn nothing of it.
  expect(await changes()).toEqual([]);

  const again = await file("newest.txt", snapshot.text.replaceAll("\n", "\n\n").replace("ten million", "eight million"));
  expect((await run(snapshotCommand, article.slug, again)).code).toBe(0);
  expect(await changes()).toEqual([]);
  const last = await file("last.txt", snapshot.text.replaceAll("\n", "\n\n").replace("ten million", "seven million"));
  const { code, results } = await run(snapshotCommand, article.slug, last, "--confirm");
  expect([code, results[0]?.snapshot.number]).toEqual([0, 4]);
  expect(await changes()).toMatchObject([{ now: expect.stringContaining("seven million") }]);
});

test("what can’t be taken in is named, and nothing changes", async () => {
  const actor = await defaultCommandLineActor();
  const { article } = await articleFixture(actor);
  expect(await run(snapshotCommand, article.slug, "/nowhere/at-all.txt")).toMatchObject({ code: 1, results: [{ code: "not_found" }] });
  expect(await run(snapshotCommand, "no-such-article", "-")).toMatchObject({ code: 1, results: [{ failed: "no-such-article" }] });
  await expect(snapshotCommand.run([article.slug])).rejects.toThrow(UsageError);
});

test("looking at all pages again names those that can’t be read, and goes on", async () => {
  const actor = await defaultCommandLineActor();
  const { article } = await loadText(actor, undefined, { sourceUrl: "http://127.0.0.1:9/bridge" });
  const { article: other } = await loadText(actor, undefined, { sourceUrl: "http://10.0.0.1/harbour" });
  const { code, results, said } = await run(recheckCommand, "--all");
  expect(code).toBe(1);
  expect(results.map(({ failed }) => failed).sort()).toEqual([article.slug, other.slug].sort());
  expect(said).toContain("1 of 2: ");
  expect(said).toContain("0 unchanged, 0 changed, 2 not read");
  await expect(recheckCommand.run([])).rejects.toThrow(UsageError);
  await expect(recheckCommand.run(["--all", article.slug])).rejects.toThrow(UsageError);
  await expect(recheckCommand.run(["--all", "--force"])).rejects.toThrow(UsageError);
});

test("a run that broke off goes on with what it has not looked at", async () => {
  const actor = await defaultCommandLineActor();
  const { article } = await loadText(actor, undefined, { sourceUrl: "http://127.0.0.1:9/seen" });
  const { article: failed } = await loadText(actor, undefined, { sourceUrl: "http://127.0.0.1:9/failed" });
  await insertSourceCheck(database(), { articleId: article.id, outcome: "unchanged", address: "" });
  await insertSourceCheck(database(), { articleId: failed.id, outcome: "failed", address: "", message: "Nobody answered." });
  const slugs = async (hours: number) => {
    const listed = await listDueArticles(actor, { hours });
    return listed.ok ? listed.value.due.map(({ slug }) => slug) : [];
  };
  expect(await slugs(12)).toContain(failed.slug);
  expect(await slugs(12)).not.toContain(article.slug);
  expect(await slugs(0)).toEqual(expect.arrayContaining([article.slug, failed.slug]));
});
