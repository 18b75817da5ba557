import { expect, test, vi } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import type { reanchorInWorker } from "#lib/importer/compare-in-worker.ts";
import { readAnnotation } from "../annotation/read-annotation.ts";
import { annotate, articleFixture, granted, original, passageOf, refusalOf } from "../testing.ts";
import { addSnapshot } from "./add-snapshot.ts";

testDatabase();

/** What others do once places are being looked for. */
let meanwhile: (() => Promise<unknown>) | undefined;

vi.mock("#lib/importer/compare-in-worker.ts", async (load) => {
  const real = await load<{ reanchorInWorker: typeof reanchorInWorker }>();
  return {
    ...real,
    async reanchorInWorker(...given: Parameters<typeof reanchorInWorker>) {
      const deed = meanwhile;
      meanwhile = undefined;
      await deed?.();
      return real.reanchorInWorker(...given);
    },
  };
});

const lines = ["The bridge opened in May.", "It cost ten million, the mayor said.", "Nobody asked him how he knew it."];
const newer = (name: string) => ["Updated.", name, ...lines].join("\n\n");

async function desk() {
  const editor = await actorFixture("editor");
  const name = `Report ${editor.id}.`;
  const { article, snapshot } = await articleFixture(editor, [name, ...lines]);
  const first = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "opened in May")] });
  return { editor, name, article, snapshot, first };
}

test("whoever marks a passage while places are looked for waits for nobody, and the passage comes along", async () => {
  const { editor, name, article, snapshot, first } = await desk();
  let marked = "";
  meanwhile = async () => {
    marked = (await annotate(editor, snapshot, { passages: [passageOf(snapshot, "ten million")] })).id;
  };
  const added = granted(await addSnapshot(editor, { articleId: article.id, ...original(newer(name)) }));
  expect(added.passages).toMatchObject({ exact: 2, lost: 0, changed: 0 });
  for (const id of [first.id, marked]) {
    expect(granted(await readAnnotation(editor, { id })).passages).toMatchObject([{ snapshotId: added.snapshot.id, anchoring: "exact" }]);
  }
});

test("a text that another person takes in meanwhile comes first: the same one is said to be there, another one follows it", async () => {
  const { editor, name, article } = await desk();
  const take = (text: string) => addSnapshot(editor, { articleId: article.id, ...original(text) });
  meanwhile = async () => granted(await take(newer(name)));
  expect(refusalOf(await take(newer(name)))).toMatchObject({ code: "conflict", details: { snapshot: { number: 2 } } });
  meanwhile = async () => granted(await take(`${newer(name)}\n\nMore soon.`));
  expect(granted(await take(`${newer(name)}\n\nMore now.`))).toMatchObject({ snapshot: { number: 4 }, passages: { exact: 1 } });
});
