import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "#lib/db/testing.ts";
import { defaultCommandLineActor } from "#lib/usecases/people/default-command-line-actor.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";
import { articleFixture, granted } from "#lib/usecases/testing.ts";
import { annotateCommand } from "./annotate.ts";
import { UsageError } from "./command.ts";

testDatabase();
afterEach(() => vi.restoreAllMocks());

async function file(content: unknown): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "assay-annotate-"));
  onTestFinished(() => rm(path, { recursive: true }));
  await writeFile(join(path, "file.json"), JSON.stringify(content));
  return join(path, "file.json");
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  return { code: await annotateCommand.run(args), out: out.join(""), err: err.join("") };
}

const row = (exact: string, tags: string[]) => ({
  uri: "https://news.example",
  tags,
  target: [{ selector: [{ type: "TextQuoteSelector", exact }] }],
});

test("adds drafts, says which tags stand for nothing yet, and names what stays out", async () => {
  const actor = await defaultCommandLineActor();
  const { article } = await articleFixture(actor);
  const path = await file({ rows: [row("It cost ten million", ["False", "money"]), row("It cost eleven million", [])] });
  const { code, out, err } = await run(article.slug, path, "--map", "False=inaccurate", "--any-page", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ added: 1, unanchored: [{ field: "rows[1]", exact: "It cost eleven million" }], malformed: [] });
  expect(err).toContain("rows[1]: unanchored");
  expect(err).toContain('--map "money=VERDICT"');
  expect(err).not.toContain("“False”");
  const { annotations } = granted(await openReview(actor, { articleId: article.id }));
  expect(annotations).toMatchObject([{ verdict: { slug: "inaccurate" }, state: "draft" }]);
});

test("annotations of other pages and withheld ones are named, and --any-page takes the former; a second run says what is there", async () => {
  const actor = await defaultCommandLineActor();
  const { article } = await articleFixture(actor);
  const own = { ...row("It cost nothing", []), uri: `http://localhost:3000/r/${article.slug}` };
  const path = await file({ rows: [row("It cost ten million", []), { ...row("opened in May", []), hidden: true }, own] });
  const first = await run(article.slug, path, "--json");
  expect(first.code).toBe(1);
  expect(JSON.parse(first.out)).toMatchObject({
    added: 1,
    skipped: [
      { field: "rows[0]", why: "other page" },
      { field: "rows[1]", why: "hidden" },
    ],
  });
  expect(first.err).toContain("rows[0]: skipped. It is about another page: https://news.example");
  expect(first.err).toContain("rows[1]: skipped. A moderator has hidden it.");
  expect(first.err).toContain("--any-page");
  const second = await run(article.slug, path, "--any-page");
  expect(second).toMatchObject({ code: 1, out: expect.stringContaining("1 added as drafts, 0 updated, 1 there already, 1 skipped") });
  expect(await run(article.slug, await file({ rows: [own] }))).toMatchObject({ code: 0 });
});

test("an unknown article, file or verdict is one named failure; a wrong call is told how to call", async () => {
  const actor = await defaultCommandLineActor();
  const { article } = await articleFixture(actor);
  const path = await file([]);
  expect(await run("nowhere", path)).toMatchObject({ code: 1, err: expect.stringContaining("nowhere: ") });
  expect(await run(article.slug, "/nowhere.json")).toMatchObject({
    code: 1,
    err: expect.stringContaining("/nowhere.json: This file can't be read"),
  });
  expect(await run(article.slug, path, "--map", "x=nonsense")).toMatchObject({
    code: 1,
    err: expect.stringContaining("no verdict “nonsense”"),
  });
  await expect(run(article.slug)).rejects.toThrow(UsageError);
  await expect(run(article.slug, path, "--map", "x")).rejects.toThrow(UsageError);
});
