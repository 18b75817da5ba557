import { makeWorkerUtils, runOnce } from "graphile-worker";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { env } from "#lib/env.ts";
import { listSnapshots } from "#lib/usecases/list-snapshots.ts";
import { publishRevision } from "#lib/usecases/publish-revision.ts";
import { granted, loadText } from "#lib/usecases/testing.ts";
import { withdrawReview } from "#lib/usecases/withdraw-review.ts";
import { schedule } from "./start-jobs.ts";
import { tasks } from "./tasks.ts";

testDatabase();

/** An address that is never fetched: the look at it fails, and is written down as that. */
let port = 40000;
const withAddress = (actor: Actor) => loadText(actor, undefined, { sourceUrl: `http://127.0.0.1:${port++}/article` });

test("every day the pages of published reviews are looked at, and no others", async () => {
  const admin = await actorFixture("admin");
  const published = (await withAddress(admin)).article;
  const draft = (await withAddress(admin)).article;
  const withdrawn = (await withAddress(admin)).article;
  const nowhere = (await loadText(admin)).article;
  for (const { id } of [published, withdrawn, nowhere]) granted(await publishRevision(admin, { articleId: id }));
  granted(await withdrawReview(admin, { articleId: withdrawn.id, reason: "A mix-up." }));

  const connectionString = env.databaseUrl ?? "";
  const utils = await makeWorkerUtils({ connectionString });
  await utils.migrate();
  await utils.addJob("check_sources", {});
  await utils.release();
  await runOnce({ connectionString, taskList: tasks });

  const checksOf = async ({ id }: { id: string }) => granted(await listSnapshots(admin, { articleId: id })).checks;
  expect(await checksOf(published)).toMatchObject([{ outcome: "failed", message: expect.stringContaining("private network") }]);
  for (const other of [draft, withdrawn, nowhere]) expect(await checksOf(other)).toEqual([]);
});

test("it is done once every day, by a task that there is", () => {
  expect(schedule.map(({ task }) => task)).toEqual(["check_sources"]);
  expect(tasks).toHaveProperty("check_sources");
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
  for (const day of days) expect(day.filter((time) => schedule[0]?.match(time))).toHaveLength(1);
});
