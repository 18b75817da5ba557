import { expect, test } from "vitest";
import { inTransaction } from "#lib/db/client.ts";
import { saveGate } from "#lib/db/gate.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { newGate } from "#lib/domain/revision/gate.ts";
import { annotate, articleFixture } from "#lib/usecases/testing.ts";
import { UsageError } from "./command.ts";
import { gateCommand } from "./gate.ts";
import { publishCommand } from "./publish.ts";
import { runCommand } from "./testing-desk.ts";

testDatabase({ gate: "new" });

test("the gate is shown and set, and publishing from here is held to it, overruled only with a reason", async () => {
  const editor = await actorFixture("admin", "Ada");
  const { article, snapshot } = await articleFixture(editor);
  await annotate(editor, snapshot, { verdict: "accurate" });

  const shown = await runCommand(gateCommand);
  expect(shown.code).toBe(0);
  expect(shown.results).toContainEqual({ rule: "signed-off", on: true, by: "not-an-author", looser: false, enforced: true });
  expect(shown.said).toContain("--desk-of-one");

  const refused = await runCommand(publishCommand, article.slug);
  expect(refused).toMatchObject({
    code: 1,
    results: [{ code: "invalid", details: { blockers: [{ rule: "signed-off" }, { rule: "only-contradicting" }] } }],
  });
  expect((await runCommand(publishCommand, article.slug, "--overrule", "signed-off=Nobody else is here.")).code).toBe(1);
  const published = await runCommand(publishCommand, article.slug, "--overrule", "signed-off=Nobody else is here.", "--acknowledge");
  expect(published).toMatchObject({ code: 0, results: [{ number: 1 }] });

  const set = await runCommand(gateCommand, "--desk-of-one", "sources=3", "summary=on");
  expect(set.results).toEqual(
    expect.arrayContaining([
      { rule: "signed-off", on: false, by: "not-an-author", looser: true, enforced: true },
      { rule: "sources", on: true, number: 3, looser: false, enforced: true },
      { rule: "summary", on: true, looser: false, enforced: true },
    ]),
  );
});

test.each([["no-such-rule=on"], ["sources"], ["sources=0"], ["summary=3"], ["signed-off=anybody"]])(
  "%s is not understood",
  async (argument) => {
    const answer = runCommand(gateCommand, argument);
    const code = await answer.then(({ code: given }) => given).catch((error: unknown) => (error instanceof UsageError ? 2 : -1));
    expect([1, 2]).toContain(code);
  },
);

test("a desk older than its gate publishes, and is told what the gate would stop", async () => {
  const editor = await actorFixture("admin", "Ada");
  const { article, snapshot } = await articleFixture(editor);
  await annotate(editor, snapshot);
  await inTransaction((db) => saveGate(db, { ...newGate, enforced: false }));
  const published = await runCommand(publishCommand, article.slug);
  expect(published).toMatchObject({ code: 0, results: [{ number: 1, warnings: [{ rule: "signed-off" }] }] });
  expect(published.said).toContain("isn’t signed off by someone who wrote none of it");
  expect(published.said).toContain("npx assay gate --turn-on");
  const shown = await runCommand(gateCommand);
  expect(shown.said).toContain("isn't turned on yet");
  expect((await runCommand(gateCommand, "--turn-on")).results).toContainEqual({ ...newGate.rules[0], looser: false, enforced: true });
});
