import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, emptyDatabase, testDatabase } from "#lib/db/testing.ts";
import { proseFromMarkdown } from "#lib/domain/prose/markdown-reading.ts";
import { hostilePayloads } from "#lib/domain/text/testing-hostile-payloads.ts";
import { addComment } from "../annotation/add-comment.ts";
import { publishRevision } from "../revision/publish-revision.ts";
import { annotate, granted, loadText, newText } from "../testing.ts";
import { backedUp, everything, restore } from "./testing-backup.ts";

testDatabase();

/** The characters up to this one that PostgreSQL keeps: all but the null and halves of pairs. */
const charactersTo = (last: number) =>
  Array.from({ length: last + 1 }, (_, code) => code)
    .filter((code) => code > 0 && (code < 0xd800 || code > 0xdfff))
    .map((code) => String.fromCodePoint(code))
    .join("");

beforeAll(async () => {
  const editor = await actorFixture("editor");
  const naughty = hostilePayloads.join("\n\n");
  const { article, snapshot } = await loadText(editor, `${newText()}\n\nx\u2028y\u2029z\u0085\n\n${naughty}`, { title: "x\u2028y" });
  const claim = "x\u2028y\u2029z\u0085\u000b\u000c\u001c";
  const annotation = await annotate(editor, snapshot, { claim, rationale: proseFromMarkdown(naughty.slice(0, 20_000)) });
  granted(await addComment(editor, { annotationId: annotation.id, id: crypto.randomUUID(), text: "x\u2028y\u2029z" }));
  granted(await publishRevision(editor, { articleId: article.id }));
});

type Column = { table: string; column: string; type: string };

/** Every column of text that can change, and that nothing else is computed from. What isn't logged is no part of a backup: it is made anew. */
async function freeColumns(): Promise<Column[]> {
  const columns = await database().$queryRaw<Column[]>`
    SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'
      AND c.table_name <> ALL (ARRAY['rate_limits', 'signing_keys', 'log_head'])
      AND (SELECT relpersistence FROM pg_class WHERE oid = format('%I.%I', c.table_schema, c.table_name)::regclass) = 'p'
      AND has_table_privilege(format('%I.%I', c.table_schema, c.table_name), 'UPDATE')
      AND c.data_type IN ('text', 'jsonb', 'ARRAY')`;
  return columns.filter(({ table, column }) => !(table === "passages" && column === "exact") && column !== "authorIds");
}

test("every character in any field comes back as it was", async () => {
  const columns = await freeColumns();
  expect(columns.length).toBeGreaterThan(40);
  const value = { text: "$1::text", jsonb: "to_jsonb(ARRAY[$1::text])", ARRAY: "ARRAY[$1::text]" };
  const plane = charactersTo(0xffff);
  // An index keeps no text as long as that: its columns get the characters that lines are cut at.
  const ends = ' \u2028\u2029\u0085\u000b\u000c\u001c\u001d\u001e\r\n\\"{}[]\ufeff';
  let filled = 0;
  for (const { table, column, type } of columns) {
    const given = Object.entries(value).find(([name]) => name === type)?.[1] ?? "";
    const update = (text: string) => database().$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = ${given}`, text);
    filled += await update(plane).catch(() => update(ends));
  }
  const all = charactersTo(0x10ffff);
  await database().$executeRaw`UPDATE comments SET text = ${all}`;
  await database().$executeRaw`UPDATE annotations SET rationale = to_jsonb(${all}::text)`;
  expect(filled).toBeGreaterThan(10);
  const { file, source } = await backedUp();
  const target = await emptyDatabase();
  expect(await restore(target, file)).toMatchObject({ ok: true });
  expect(await everything(target)).toEqual(await everything(source));
});
