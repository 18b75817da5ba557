import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { annotate, articleFixture } from "#lib/usecases/testing.ts";
import { claimsCommand } from "./claims.ts";
import { UsageError } from "./command.ts";
import { runCommand } from "./testing-desk.ts";

testDatabase();

test("earlier claims are found by a text", async () => {
  const admin = await actorFixture("admin", "Ada");
  const { article, snapshot } = await articleFixture(admin);
  const { id } = await annotate(admin, snapshot, { claim: "Ostriches outrun trams." });
  const found = await runCommand(claimsCommand, "Do ostriches outrun a tram?");
  expect(found).toMatchObject({ code: 0, results: [{ id, verdict: "inaccurate", appearances: 1, article: { slug: article.slug } }] });
  const nothing = await runCommand(claimsCommand, "Zeppelins");
  expect([nothing.code, nothing.results, nothing.said]).toEqual([
    0,
    [],
    expect.stringContaining("Nothing that was checked here says this."),
  ]);
  expect(await runCommand(claimsCommand, "Trams", "--limit", "0")).toMatchObject({
    code: 1,
    results: [{ code: "invalid", field: "limit" }],
  });
  await expect(claimsCommand.run([])).rejects.toBeInstanceOf(UsageError);
});
