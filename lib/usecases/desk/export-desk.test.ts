import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { verifyRevision } from "#lib/domain/export/verification.ts";
import { removeArticle } from "../article/remove-article.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { withdrawReview } from "../revision/withdraw-review.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { cancelExport } from "./cancel-export.ts";
import { exportDesk } from "./export-desk.ts";
import { readExport } from "./read-export.ts";
import { startExport } from "./start-export.ts";

testDatabase();

async function published(lines?: string[]) {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor, lines);
  await annotate(editor, snapshot, lines && { passages: [{ start: 0, end: 4, exact: lines[0]?.slice(0, 4) ?? "" }] });
  granted(await publishRevision(editor, { articleId: article.id }));
  return { editor, article };
}

test("everything published goes out, in each format, with the keys; what was withdrawn says so; what was removed stays behind", async () => {
  const { editor, article } = await published();
  const withdrawn = await published();
  granted(await withdrawReview(withdrawn.editor, { articleId: withdrawn.article.id, reason: "Forged." }));
  const removed = await published();
  granted(await withdrawReview(removed.editor, { articleId: removed.article.id, reason: "Forged." }));
  granted(await removeArticle(removed.editor, { id: removed.article.id }));

  const { revisions, files } = granted(await exportDesk(editor, { formats: ["json", "csv"] }));
  expect(revisions).toBe(2);
  const written = new Map<string, string>();
  for await (const { path, chunks } of files) written.set(path, [...chunks].join(""));
  const [own, other] = [article.slug, withdrawn.article.slug].map((slug) => `${slug}/v1`);
  expect([...written.keys()].sort()).toEqual(
    ["keys.json", `${own}.csv`, `${own}.json`, `${other}.csv`, `${other}.json`, `${other}.withdrawn.txt`].sort(),
  );
  const { keys } = JSON.parse(written.get("keys.json") ?? "");
  const checked = await verifyRevision(new TextEncoder().encode(written.get(`${own}.json`)), keys);
  expect(checked).toMatchObject({ intact: true, key: "listed" });
  expectRefused(await exportDesk(editor, { formats: ["exe"] }), "invalid");
});

/** A download of everything, its progress noted, of which so many files were written and the rest waits. */
async function begun(files: number) {
  const { editor } = await published();
  const run = granted(await startExport(editor, {}));
  const download = granted(await exportDesk(editor, { formats: ["csv"], run: run.id })).files;
  for (let written = 0; written < files; written += 1) await download.next();
  return { editor, id: run.id, download, now: async () => granted(await readExport(editor, { id: run.id })) };
}

test("how far a download is can be asked of any node, by whoever began it and nobody else", async () => {
  const { editor, id, download, now } = await begun(1);
  expect(await now()).toMatchObject({ id, done: 0, outcome: null });
  expect(granted(await readExport(editor))?.id).toBe(id);
  expect(granted(await readExport(await actorFixture("admin"), { id }))).toBeNull();
  for await (const _file of download);
  expect(await now()).toMatchObject({ outcome: "finished" });
  expectRefused(await exportDesk(editor, { run: id }), "not_found");
});

test("a download that is cancelled, on whichever node, breaks off and never looks whole", async () => {
  const { editor, id, download, now } = await begun(1);
  expectRefused(await cancelExport(await actorFixture("admin"), { id }), "not_found");
  expect(granted(await cancelExport(editor, { id })).outcome).toBe("cancelled");
  // A moment later, by a clock of ours.
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
  await expect(download.next()).rejects.toThrow("cancelled");
  vi.restoreAllMocks();
  expect((await now())?.outcome).toBe("cancelled");
  expectRefused(await exportDesk(editor, { run: id }), "not_found");
});

test("a reader who goes away ends the download; an error is told as one", async () => {
  const gone = await begun(1);
  await gone.download.return(undefined);
  expect((await gone.now())?.outcome).toBe("cancelled");
  const broken = await begun(1);
  await expect(broken.download.throw(new Error("The disk is full."))).rejects.toThrow("full");
  expect((await broken.now())?.outcome).toBe("failed");
});

/** Bytes in use once nothing is left that nobody needs. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

test("however much there is, little of it is in memory at a time", async () => {
  const { editor, article } = await published(["Word ".repeat(12_000)]);
  await database().$executeRaw`
    INSERT INTO revisions (id, "articleId", number, kind, note, content, sha256, "previousSha256", signature, "keyId", sample, "publishedAt", "publishedById")
    SELECT gen_random_uuid(), "articleId", g, 'update', note, content, sha256, "previousSha256", signature, "keyId", sample, "publishedAt", "publishedById"
    FROM revisions, generate_series(2, 900) g WHERE "articleId" = ${article.id}::uuid`;
  const { files } = granted(await exportDesk(editor, { formats: ["json"] }));
  let bytes = 0;
  let mine = 0;
  let most = 0;
  const before = heapInUse();
  for await (const { path, chunks } of files) {
    if (path.startsWith(article.slug)) mine += 1;
    for (const chunk of chunks) bytes += chunk.length;
    if (mine % 300 === 0) most = Math.max(most, heapInUse() - before);
  }
  expect(mine).toBe(900);
  expect(bytes).toBeGreaterThan(100_000_000);
  expect(most).toBeLessThan(bytes / 10);
});
