import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { listUnsettled } from "../annotation/list-unsettled.ts";
import { settlePassage } from "../annotation/settle-passage.ts";
import { readRecord } from "../article/read-record.ts";
import { addSnapshot } from "../snapshot/add-snapshot.ts";
import { confirmOutletText, unconfirmOutletText } from "../snapshot/confirm-outlet-text.ts";
import { annotate, articleFixture, expectRefused, granted, original, passageOf } from "../testing.ts";
import { publishRevision } from "./publish-revision.ts";
import { readClaim } from "./read-claim.ts";
import { readPublication } from "./read-publication.ts";

testDatabase();

const lines = [
  "The mayor promised in January that the new bridge would be free for everyone who lives on the island.",
  "Last week the council voted eleven to four against any further delay of the works.",
  "Fishermen on the northern shore have asked for years why their harbour was never dredged.",
];

async function published() {
  const editor = await actorFixture("editor");
  const { article, snapshot } = await articleFixture(editor, [`Report ${editor.id}.`, ...lines]);
  const vote = await annotate(editor, snapshot, { passages: [passageOf(snapshot, "voted eleven to four against")] });
  const harbour = await annotate(editor, snapshot, { passages: [passageOf(snapshot, lines[2] ?? "")] });
  granted(await publishRevision(editor, { articleId: article.id }));
  const take = async (text: string) => granted(await addSnapshot(editor, { articleId: article.id, ...original(text) }));
  const confirm = (number: number) => confirmOutletText(editor, { articleId: article.id, number });
  /** A text that the outlet's page is known to have. */
  const add = async (text: string) => {
    const added = await take(text);
    granted(await confirm(added.snapshot.number));
    return added;
  };
  const read = async () => granted(await readPublication({ slug: article.slug, withChanges: true }));
  return { editor, article, vote, harbour, take, confirm, add, read, text: [`Report ${editor.id}.`, ...lines].join("\n\n") };
}

test("readers learn which checked passages the outlet changed since, in old words and new; the revision stays as it was", async () => {
  const { vote, harbour, add, read, text } = await published();
  const before = await read();
  expect(before.sinceChanged).toBeNull();
  const { snapshot } = await add(text.replace("eleven to four", "ten to five").replace(lines[2] ?? "", "An editor’s note follows."));
  const after = await read();
  expect(after.stored).toEqual(before.stored);
  expect(after.sinceChanged?.noticedAt).toBe(snapshot.createdAt);
  expect(after.sinceChanged?.passages).toEqual([
    {
      annotationId: vote.id,
      index: 0,
      old: "voted eleven to four against",
      now: "voted ten to five against",
      noticedAt: snapshot.createdAt,
    },
    { annotationId: harbour.id, index: 0, old: lines[2], now: null, noticedAt: snapshot.createdAt },
  ]);
  expect(granted(await readClaim({ id: vote.id, withChanges: true })).changes).toMatchObject([{ now: "voted ten to five against" }]);
});

test("each passage is dated by the change it fell to, and to the last of them where it came back in between", async () => {
  const { vote, harbour, add, read, text } = await published();
  const other = text.replace("eleven to four", "ten to five");
  const { snapshot: second } = await add(other);
  const { snapshot: third } = await add(other.replace("never dredged", "dredged once"));
  const dates = async () => new Map((await read()).sinceChanged?.passages.map(({ annotationId, noticedAt }) => [annotationId, noticedAt]));
  expect(await dates()).toEqual(
    new Map([
      [vote.id, second.createdAt],
      [harbour.id, third.createdAt],
    ]),
  );
  await add(text.replace("never dredged", "dredged once"));
  const { snapshot: fifth } = await add(text.replace("eleven to four", "nine to six"));
  expect(await dates()).toEqual(new Map([[vote.id, fifth.createdAt]]));
});

test("a change elsewhere is told without accusing any passage, and one that was taken back isn’t told", async () => {
  const { add, read, text } = await published();
  await add(`${text}\n\nThis report was updated in the evening.`);
  expect((await read()).sinceChanged?.passages).toEqual([]);
  await add(text);
  expect((await read()).sinceChanged).toBeNull();
});

test("publishing on the new text settles it", async () => {
  const { editor, article, vote, add, read, text } = await published();
  await add(text.replace("eleven to four", "ten to five"));
  expect((await read()).sinceChanged?.passages).toHaveLength(1);
  const [waiting] = granted(await listUnsettled(editor, { articleId: article.id }));
  granted(
    await settlePassage(editor, {
      annotationId: vote.id,
      version: waiting?.version ?? 0,
      passageId: waiting?.passageId ?? "",
      decision: "confirm",
    }),
  );
  granted(await publishRevision(editor, { articleId: article.id, kind: "update" }));
  expect((await read()).sinceChanged).toBeNull();
});

test("what somebody took in by hand accuses nobody in public until an editor confirms it, and no longer once that is taken back", async () => {
  const { editor, article, vote, take, confirm, read, text } = await published();
  const { snapshot } = await take(text.replace("eleven to four", "ten to five"));
  expect((await read()).sinceChanged).toBeNull();
  expect(granted(await readClaim({ id: vote.id, withChanges: true })).changes).toEqual([]);
  expectRefused(await confirmOutletText(await actorFixture("reviewer"), { articleId: article.id, number: 2 }), "forbidden");
  expectRefused(await confirm(1), "invalid");
  expectRefused(await confirm(9), "not_found");
  expect(granted(await confirm(2)).confirmation?.by.id).toBe(editor.id);
  granted(await confirm(2));
  expect((await read()).sinceChanged).toMatchObject({ noticedAt: snapshot.createdAt, passages: [{ now: "voted ten to five against" }] });
  granted(await unconfirmOutletText(editor, { articleId: article.id, number: 2 }));
  expect((await read()).sinceChanged).toBeNull();
  const { events } = granted(await readRecord(editor, { articleId: article.id }));
  expect(events.slice(0, 3).map(({ verb, subject }) => [verb, subject])).toEqual([
    ["unconfirmed", "snapshot"],
    ["confirmed", "snapshot"],
    ["created", "snapshot"],
  ]);
});

test("a text taken in by hand between two that are the outlet’s is passed over", async () => {
  const { take, add, read, text } = await published();
  await take(text.replace("eleven to four", "one to fourteen"));
  const { snapshot } = await add(text.replace("never dredged", "dredged once"));
  const { sinceChanged } = await read();
  expect(sinceChanged?.passages.map(({ now, noticedAt }) => [now, noticedAt])).toEqual([
    [(lines[2] ?? "").replace("never dredged", "dredged once"), snapshot.createdAt],
  ]);
});
