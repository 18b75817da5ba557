import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { createImportDraft } from "./create-import-draft.ts";
import { readImportDraft } from "./read-import-draft.ts";
import { granted, loadText, original } from "./testing.ts";

testDatabase();

const report = `The mayor promised in January that the new bridge would be free for everyone who lives on the island.
Last week the council voted eleven to four against any further delay of the works, which began in the spring of last year.
Fishermen on the northern shore have asked for years why their harbour was never dredged, and who had promised them that it would be.`;

test("what came into the library after the draft was made is noticed when it is opened", async () => {
  const reviewer = await actorFixture("reviewer");
  const letter = report.replaceAll("bridge", "tunnel").replaceAll("island", "peninsula").replaceAll("council", "parliament");
  const { id, warnings } = granted(await createImportDraft(reviewer, original(letter)));
  expect(warnings.map(({ code }) => code)).not.toContain("near-duplicate");
  const { article } = await loadText(reviewer, `${letter}\nFirst printed here.`, { title: "Tunnel" });
  const opened = granted(await readImportDraft(reviewer, { id }));
  expect(opened.warnings.find(({ code }) => code === "near-duplicate")?.message).toContain(article.slug);
});

test("a reprint is noticed before it is saved and when it is; another text isn’t", async () => {
  const editor = await actorFixture("editor");
  const { article } = await loadText(editor, report, { title: "Bridge report", outlet: "Island Post" });
  const reprint = `${report}\nThis article first appeared elsewhere.`;
  const draft = granted(await createImportDraft(editor, { ...original(reprint), originalName: "" }));
  const note = draft.warnings.find(({ code }) => code === "near-duplicate");
  expect(note?.message).toContain("“Bridge report”, Island Post");
  expect(note?.message).toContain(article.slug);
  const { snapshot } = await loadText(editor, reprint, { title: "Bridge report, again" });
  expect(snapshot.warnings.map(({ code }) => code)).toContain("near-duplicate");

  const other = report.split(/\s+/).reverse().join("-like but ");
  const { snapshot: different } = await loadText(editor, other, { title: "Another" });
  expect(different.warnings.map(({ code }) => code)).not.toContain("near-duplicate");
});

const root = join(import.meta.dirname, "../..");
const realArticles = join(root, "../shared/articles");

test.skipIf(!existsSync(realArticles))(
  "a retelling of the same events in other words is no reprint (skipped where the real articles are missing)",
  async () => {
    const editor = await actorFixture("editor");
    const retold = readFileSync(join(root, "seeds/articles/5-embassy.txt"), "utf8");
    await loadText(editor, retold, { title: "Retold" });
    for (const name of readdirSync(realArticles).filter((file) => file.endsWith(".txt"))) {
      const draft = granted(await createImportDraft(editor, original(readFileSync(join(realArticles, name), "utf8"))));
      expect(draft.warnings.map(({ code }) => code)).not.toContain("near-duplicate");
    }
  },
);
