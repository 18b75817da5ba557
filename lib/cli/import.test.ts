import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "#lib/db/testing.ts";
import { pdf } from "#lib/importer/testing-files.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { defaultCommandLineActor } from "#lib/usecases/people/default-command-line-actor.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { annotate, granted, loadText, passageOf } from "#lib/usecases/testing.ts";
import { importCommand } from "./import.ts";

testDatabase();
afterEach(() => vi.restoreAllMocks());

async function folder(files: Record<string, string>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "assay-import-"));
  onTestFinished(() => rm(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  return path;
}

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  const code = await importCommand.run([...args, "--json"]);
  return { code, results: out.map((line) => JSON.parse(line)), said: err.join("") };
}

test("a file is read as what its ending says, the same as in the desk", async () => {
  const words = "The council of the harbour town met on Monday and voted to keep the ferry running until the spring.";
  const path = await folder({ "page.xhtml": `<html><head><title>Ferry stays</title></head><body><p>${words}</p></body></html>` });
  const { code, results } = await run(path);
  expect(code).toBe(0);
  const { snapshot } = granted(await readArticle(await defaultCommandLineActor(), { id: results[0].id }));
  expect(snapshot.text).toBe(words);
});

test("why an article was chosen goes with it, to the page that readers get", async () => {
  const path = await folder({ "a.txt": "The ferry ran on Tuesday.\n\nNobody was on board." });
  const { code, results } = await run(join(path, "a.txt"), "--reason", "Half of the town had shared it.");
  expect(code).toBe(0);
  const actor = await defaultCommandLineActor();
  const { article, snapshot } = granted(await readArticle(actor, { id: results[0].id }));
  expect(article.selectionReason).toBe("Half of the town had shared it.");
  await annotate(actor, snapshot, { passages: [passageOf(snapshot, "on Tuesday")] });
  const { content } = granted(await publishRevision(actor, { articleId: article.id }));
  expect(JSON.parse(content).article.selectionReason).toBe("Half of the town had shared it.");
});

test("a text file of addresses is a list: what is there already is skipped, each failure is one line", async () => {
  const actor = await defaultCommandLineActor();
  const { article } = await loadText(actor, undefined, { sourceUrl: "https://news.example/known" });
  const path = await folder({
    "urls.txt": "# to check\nhttps://news.example/known?utm_source=x\n\nhttp://127.0.0.1:9/a\nhttp://10.0.0.1/b\n",
  });
  const { code, results, said } = await run(join(path, "urls.txt"));
  expect(code).toBe(1);
  expect(results).toMatchObject([
    { place: "https://news.example/known?utm_source=x", skipped: true, slug: article.slug },
    { failed: "http://127.0.0.1:9/a", code: "invalid" },
    { failed: "http://10.0.0.1/b", code: "invalid" },
  ]);
  expect(said).toContain("0 loaded, 1 skipped, 2 failed");
});

test("a text with one line of its own is an article, not a list", async () => {
  const path = await folder({ "a.txt": "The bridge was on the news again, at https://news.example/bridge\nhttps://news.example/bridge" });
  const { code, results } = await run(join(path, "a.txt"));
  expect(code).toBe(0);
  const { snapshot } = granted(await readArticle(await defaultCommandLineActor(), { id: results[0].slug }));
  expect(snapshot.text).toContain("The bridge was on the news again");
});

test("a folder stands for the articles in its folders too, but not for what is hidden", async () => {
  const path = await folder({ "2026/may/a.txt": "A text two folders down.", ".trash/b.txt": "A text thrown away.", "picture.jpeg": "" });
  const { code, results } = await run(path);
  expect(code).toBe(0);
  expect(results).toMatchObject([{ title: "A text two folders down." }]);
});

test("a folder with nothing to read in it, and a file that isn't there, are named", async () => {
  const path = await folder({ "picture.jpeg": "" });
  const { code, results, said } = await run(path, join(path, "none.txt"));
  expect(code).toBe(1);
  expect(results).toMatchObject([{ failed: path }, { failed: join(path, "none.txt") }]);
  expect(said).toContain("There is nothing in this folder that Assay reads");
  expect(said).toContain("There is no such file");
});

test("a folder that was gone through in part is gone on with", async () => {
  const path = await folder({ "a.md": "# One\n\nFirst text of the folder.", "b.txt": "Second text of the folder." });
  expect((await run(join(path, "a.md"))).results).toMatchObject([{ title: "One" }]);
  const { code, results } = await run(path);
  expect(code).toBe(0);
  expect(results).toMatchObject([{ skipped: true }, { title: "Second text of the folder." }]);
  expect((await run(join(path, "a.md"))).code).toBe(1);
});

test("captions are a transcript, a PDF under another name is a PDF, and other files are named as what they are", async () => {
  const words = "The council of the harbour town met on Monday and heard what the skipper had to say of the lift.";
  const path = await folder({
    "talk.srt": `1\n00:00:12,000 --> 00:00:15,500\n${words}\n`,
    "minutes.txt": pdf([[{ text: "The tram stays as well, said the council of the harbour town.", y: 780 }]]).toString("latin1"),
    "letter.txt": `{\\rtf1\\ansi ${words}}`,
  });
  const { code, results, said } = await run(path);
  expect(code).toBe(1);
  expect(said).toContain("a rich-text file (.rtf)");
  const actor = await defaultCommandLineActor();
  const loaded = await Promise.all(
    results.filter(({ id }) => id).map(async ({ id }) => granted(await readArticle(actor, { id })).snapshot),
  );
  expect(loaded.map(({ kind }) => kind).toSorted()).toEqual(["article", "transcript"]);
});
