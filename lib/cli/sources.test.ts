import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeWorkerUtils } from "graphile-worker";
import { beforeAll, expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { env } from "#lib/env.ts";
import { annotate, articleFixture } from "#lib/usecases/testing.ts";
import { attachCommand } from "./attach.ts";
import { UsageError } from "./command.ts";
import { sourcesCommand } from "./sources.ts";
import { runCommand } from "./testing-desk.ts";

testDatabase();
beforeAll(async () => {
  const utils = await makeWorkerUtils({ connectionString: env.databaseUrl ?? "" });
  await utils.migrate();
  await utils.release();
});

test("files are attached, each refusal is named, and sources are listed with how they stand", async () => {
  const admin = await actorFixture("admin", "Ada");
  const folder = await mkdtemp(join(tmpdir(), "assay-attach-"));
  const [ledger, picture] = [join(folder, "ledger.txt"), join(folder, "pier.png")];
  await writeFile(ledger, "The pier cost thirty million, say the accounts of the year.");
  await writeFile(picture, Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), Buffer.alloc(40)]));
  const attached = await runCommand(attachCommand, ledger, picture, join(folder, "none.txt"));
  expect([attached.code, attached.results]).toMatchObject([
    1,
    [
      { file: ledger, url: expect.stringMatching(/^ni:/), title: "ledger.txt" },
      { failed: picture, field: "altText" },
      { failed: join(folder, "none.txt"), code: "not_found" },
    ],
  ]);
  expect(await runCommand(attachCommand, picture, "--alt", "A pier without a ship")).toMatchObject({ code: 0 });
  await expect(attachCommand.run([ledger, picture, "--alt", "Both"])).rejects.toBeInstanceOf(UsageError);
  await rm(folder, { recursive: true });

  const { snapshot } = await articleFixture(admin);
  const urls = [String(attached.results[0]?.url), "https://outlet.example/one"];
  await annotate(admin, snapshot, { evidence: urls.map((url) => ({ stance: "context", source: { url } })) });
  const all = await runCommand(sourcesCommand);
  expect(all.results).toMatchObject([
    { url: urls[1], state: "waiting", cites: 1 },
    { url: urls[0], state: "kept" },
  ]);
  expect((await runCommand(sourcesCommand, "ledger", "--show", "kept")).results).toMatchObject([{ title: "ledger.txt" }]);
  expect((await runCommand(sourcesCommand, "--show", "nonsense")).code).toBe(1);
});
