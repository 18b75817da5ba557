import { makeWorkerUtils } from "graphile-worker";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env, setEnvironment } from "#lib/env.ts";
import { annotate, articleFixture } from "#lib/usecases/testing.ts";
import { archiveCommand } from "./archive.ts";
import { UsageError } from "./command.ts";
import { runCommand } from "./testing-desk.ts";

testDatabase();
beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});
beforeEach(() => setEnvironment({ ASSAY_ARCHIVE_URL: "https://archive.example/save/{url}" }));
afterEach(() => setEnvironment({ ASSAY_ARCHIVE_URL: "" }));

test("an outside archive is asked to keep sources, by id and by address; each refusal is named", async () => {
  const admin = await actorFixture("admin", "Ada");
  const { snapshot } = await articleFixture(admin);
  const urls = ["https://outlet.example/one", "https://outlet.example/two"];
  const { evidence } = await annotate(admin, snapshot, { evidence: urls.map((url) => ({ stance: "context", source: { url } })) });
  const [one, two] = evidence.map(({ source }) => source?.id ?? "");
  const asked = await runCommand(archiveCommand, one ?? "", urls[1] ?? "", "https://outlet.example/other", "nothing");
  expect([asked.code, asked.results]).toMatchObject([
    1,
    [
      { id: one, url: urls[0], archiving: "waiting" },
      { id: two, url: urls[1], archiving: "waiting" },
      { failed: "https://outlet.example/other", code: "not_found" },
      { failed: "nothing", code: "not_found" },
    ],
  ]);
  await expect(archiveCommand.run([])).rejects.toBeInstanceOf(UsageError);
  setEnvironment({ ASSAY_ARCHIVE_URL: "" });
  const unset = await runCommand(archiveCommand, one ?? "");
  expect([unset.code, unset.said]).toEqual([1, expect.stringContaining("ASSAY_ARCHIVE_URL")]);
});
