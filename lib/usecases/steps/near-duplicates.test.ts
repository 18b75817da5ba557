import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { loadArticle } from "../article/load-article.ts";
import { removeArticle } from "../article/remove-article.ts";
import { createImportDraft } from "../import/create-import-draft.ts";
import { readImportDraft } from "../import/read-import-draft.ts";
import { granted, loadText, original } from "../testing.ts";

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

async function notesOf(actor: Actor, text: string): Promise<string[]> {
  const { warnings } = granted(await createImportDraft(actor, original(text)));
  return warnings.filter(({ code }) => code === "near-duplicate").map(({ message }) => message);
}

test("a reprint is known by its wording, with a paragraph added or sentences replaced; the very same text is called the same", async () => {
  const editor = await actorFixture("editor");
  const crane = report.replaceAll("bridge", "crane").replaceAll("Fishermen", "Pilots");
  await loadText(editor, crane, { title: "Crane" });
  const added = "Readers wrote to us about the price of bread, the weather of the coming week, lost dogs and a concert in the old cinema.";
  const [first = "", second = "", third = ""] = crane.split("\n");
  for (const reprint of [`${crane}\n${added}\n${added.toUpperCase()}`, `${added}\n${crane}`, [first, added, third].join("\n")])
    expect((await notesOf(editor, reprint))[0]).toMatch(/^Nearly the same text \(\d\d%\) is in the library already: “Crane”/);
  expect((await notesOf(editor, crane))[0]).toMatch(/^The same text is in the library already: “Crane”/);
  expect(await notesOf(editor, [added, second, added].join("\n"))).toEqual([]);
});

test("the most alike are named first, three at most, and none that was removed", async () => {
  const editor = await actorFixture("editor");
  const words = Array.from({ length: 100 }, (_, index) => `word${index}`);
  const like = (same: number) => words.map((word, index) => (index < same ? word : `un${word}`)).join(" ");
  for (const same of [60, 90, 70, 80, 20]) await loadText(editor, like(same), { title: `Same ${same}` });
  const { article } = await loadText(editor, like(95), { title: "Removed" });
  granted(await removeArticle(editor, { id: article.id }));
  const notes = await notesOf(editor, words.join(" "));
  expect(notes.map((note) => /“(.*)”/.exec(note)?.[1])).toEqual(["Same 90", "Same 80", "Same 70"]);
});

test.each([
  ["Cyrillic", "Городской совет собрался в понедельник вечером и после четырёх часов решил, что паром будет ходить до весны. "],
  ["Arabic", "اجتمع مجلس المدينة مساء الاثنين وقرر بعد أربع ساعات من النقاش أن تستمر العبّارة في العمل حتى الربيع. "],
  ["Chinese", "市议会周一晚间举行会议，经过四个小时的讨论，决定让渡轮继续运行到春天。"],
])("a reprint in %s letters is noticed", async (script, sentence) => {
  const editor = await actorFixture("editor");
  const told = Array.from({ length: 6 }, (_, index) => `${sentence}${index + 1}.`).join("\n");
  await loadText(editor, told, { title: script });
  expect((await notesOf(editor, `${told}\n2024.`))[0]).toContain(`“${script}”`);
});

test("texts are compared by their beginnings, however long they are", async () => {
  const editor = await actorFixture("editor");
  const long = Array.from({ length: 120_000 }, (_, index) => `line${index % 5000}`).join(" ");
  await loadText(editor, long, { title: "Long" });
  expect((await notesOf(editor, `${long} and no more`))[0]).toContain("Nearly the same text (99%)");
});

const root = join(import.meta.dirname, "../../..");
const realArticles = join(root, "../shared/articles");

test.skipIf(!existsSync(realArticles))(
  "a retelling of the same events in other words is no reprint (skipped where the real articles are missing)",
  async () => {
    const editor = await actorFixture("editor");
    const retold = join(root, "seeds/articles");
    for (const name of readdirSync(retold)) {
      const originalType = name.endsWith(".html") ? "text/html" : "text/plain";
      granted(await loadArticle(editor, { ...original(readFileSync(join(retold, name), "utf8"), originalType), details: { title: name } }));
    }
    for (const name of readdirSync(realArticles).filter((file) => file.endsWith(".txt")))
      expect(await notesOf(editor, readFileSync(join(realArticles, name), "utf8"))).toEqual([]);
  },
);
