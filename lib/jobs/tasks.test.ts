import { makeWorkerUtils, runOnce } from "graphile-worker";
import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { database } from "#lib/db/client.ts";
import { forWorkers, isAnyoneWorking } from "#lib/db/jobs.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { ImportBatch } from "#lib/domain/article/import-batch.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { env } from "#lib/env.ts";
import { createImportBatch } from "#lib/usecases/import/create-import-batch.ts";
import { listImportDrafts } from "#lib/usecases/import/list-import-drafts.ts";
import { readImportBatch } from "#lib/usecases/import/read-import-batch.ts";
import { receiveImportFile } from "#lib/usecases/import/receive-import-file.ts";
import { resumeImports } from "#lib/usecases/import/resume-imports.ts";
import { publishRevision } from "#lib/usecases/revision/publish-revision.ts";
import { withdrawReview } from "#lib/usecases/revision/withdraw-review.ts";
import { listSnapshots } from "#lib/usecases/snapshot/list-snapshots.ts";
import { granted, loadText } from "#lib/usecases/testing.ts";
import { schedule } from "./start-jobs.ts";
import { tasks } from "./tasks.ts";

testDatabase();

/** An address that is never fetched: the look at it fails, and is written down as that. */
let port = 40000;
const withAddress = (actor: Actor) => loadText(actor, undefined, { sourceUrl: `http://127.0.0.1:${port++}/article` });

const work = () => runOnce({ connectionString: env.databaseUrl ?? "", taskList: tasks });

test("every day the pages of published reviews are looked at, and no others", async () => {
  const admin = await actorFixture("admin");
  const published = (await withAddress(admin)).article;
  const draft = (await withAddress(admin)).article;
  const withdrawn = (await withAddress(admin)).article;
  const nowhere = (await loadText(admin)).article;
  for (const { id } of [published, withdrawn, nowhere]) granted(await publishRevision(admin, { articleId: id }));
  granted(await withdrawReview(admin, { articleId: withdrawn.id, reason: "A mix-up." }));

  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.addJob("check_sources", {});
  await utils.release();
  await work();

  const checksOf = async ({ id }: { id: string }) => granted(await listSnapshots(admin, { articleId: id })).checks;
  expect(await checksOf(published)).toMatchObject([{ outcome: "failed", message: expect.stringContaining("private network") }]);
  for (const other of [draft, withdrawn, nowhere]) expect(await checksOf(other)).toEqual([]);
});

test("it is done once every day, by a task that there is", () => {
  const daily = schedule.find(({ task }) => task === "check_sources");
  for (const { task } of schedule) expect(tasks).toHaveProperty(task);
  const minutes = 24 * 60;
  const days = Array.from({ length: 7 }, (_, day) =>
    Array.from({ length: minutes }, (_, minute) => ({
      min: minute % 60,
      hour: Math.floor(minute / 60),
      date: day + 1,
      month: 1,
      dow: day,
    })),
  );
  for (const day of days) expect(day.filter((time) => daily?.match(time))).toHaveLength(1);
});

test("an import of many is worked off, once", async () => {
  const { actor, batch } = await importFixture();
  expect(await readCounts(actor, batch)).toMatchObject({ waiting: 2 });
  await work();
  expect(await readCounts(actor, batch)).toMatchObject({ ready: 1, failed: 1 });
  await work();
  expect(granted(await listImportDrafts(actor))).toHaveLength(1);
});

test("a server that starts goes on with what one that was killed left half done", async () => {
  const { actor, batch } = await importFixture();
  // As a process leaves it that dies over it.
  await database().importItem.updateMany({ where: { batchId: batch.id }, data: { state: "reading" } });
  await database().$executeRaw`
    UPDATE graphile_worker._private_jobs SET locked_by = 'worker-dead', locked_at = now(), attempts = 1`;
  await database().$executeRaw`UPDATE graphile_worker._private_job_queues SET locked_by = 'worker-dead', locked_at = now()`;

  await resumeImports({ starting: false });
  await work();
  expect(await readCounts(actor, batch), "it may still be at work").toMatchObject({ reading: 2 });

  const other = new Client({ connectionString: forWorkers(env.databaseUrl ?? "") });
  await other.connect();
  await resumeImports({ starting: true });
  await work();
  expect(await readCounts(actor, batch), "another server may be at it").toMatchObject({ reading: 2 });
  await other.end();

  await vi.waitUntil(async () => !(await isAnyoneWorking(database())));
  await resumeImports({ starting: true });
  await work();
  expect(await readCounts(actor, batch)).toMatchObject({ ready: 1, failed: 1 });
});

test("imports whose jobs are gone, as after a restore, and files that never came", async () => {
  const { actor, batch } = await importFixture();
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  const unsent = granted(await createImportBatch(actor, { files: [{ name: "a.txt", type: "text/plain", size: 1 }] }));
  await resumeImports({ starting: false });
  expect(await readCounts(actor, unsent)).toMatchObject({ expected: 1 });
  await database().importItem.updateMany({ where: { batchId: unsent.id }, data: { updatedAt: new Date(Date.now() - 3_600_000) } });
  await resumeImports({ starting: false });
  await work();
  expect(await readCounts(actor, batch)).toMatchObject({ ready: 1, failed: 1 });
  expect(granted(await readImportBatch(actor, { id: unsent.id })).items).toMatchObject([
    { state: "failed", again: false, message: expect.stringContaining("did not arrive") },
  ]);
});

/** A file and an address that is never fetched, both waiting, with jobs for them. */
async function importFixture(): Promise<{ actor: Actor; batch: ImportBatch }> {
  const actor = await actorFixture("reviewer");
  const files = [{ name: "a.txt", type: "text/plain" as const, size: 100 }];
  const batch = granted(await createImportBatch(actor, { addresses: [`http://127.0.0.1:${port++}/article`], files }));
  const original = Buffer.from(`Text ${port} that was sent.`).toString("base64");
  granted(await receiveImportFile(actor, { itemId: batch.items[1]?.id ?? "", original }));
  return { actor, batch };
}

const readCounts = async (actor: Actor, { id }: ImportBatch) => granted(await readImportBatch(actor, { id })).counts;
