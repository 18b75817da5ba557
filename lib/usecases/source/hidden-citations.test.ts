import { expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { askSecondVerdict } from "../article/ask-second-verdict.ts";
import { annotate, articleFixture, expectRefused, granted } from "../testing.ts";
import { findSources } from "./find-sources.ts";
import { listSources } from "./list-sources.ts";
import { readSource } from "./read-source.ts";

testDatabase();

test("what is open to somebody is found behind any number of citations that are hidden from them", async () => {
  const [author, reader] = [await actorFixture("editor"), await actorFixture("reviewer")];
  const url = "https://often.example/";
  const evidence = [{ stance: "context" as const, source: { url } }];
  const [open, secret] = [await articleFixture(author), await articleFixture(author)];
  granted(await askSecondVerdict(author, { articleId: secret.article.id, asked: true }));
  const seen = await annotate(author, open.snapshot, { evidence });
  const id = seen.evidence[0]?.source?.id ?? "";
  const hidden = await annotate(author, secret.snapshot, { evidence });
  await database().$executeRaw`
    WITH made AS (
      INSERT INTO annotations SELECT (jsonb_populate_record(a, jsonb_build_object('id', g.id, 'claimId', g.id))).*
      FROM annotations a, (SELECT gen_random_uuid() AS id FROM generate_series(1, 1200)) g WHERE a.id = ${hidden.id}::uuid RETURNING id)
    INSERT INTO evidence (id, "annotationId", position, stance, "sourceId")
      SELECT ('ffffffff' || substr(gen_random_uuid()::text, 9))::uuid, id, 0, 'context', ${id}::uuid FROM made`;
  expect(granted(await readSource(reader, { id })).citations).toMatchObject([{ annotationId: seen.id }]);
  expect(granted(await listSources(reader, {})).sources).toMatchObject([{ id, cites: 1 }]);
  expect(granted(await findSources(reader, { query: url }))).toMatchObject([{ id }]);
  expect(granted(await readSource(author, { id })).citations).toHaveLength(1000);

  await database().evidence.deleteMany({ where: { annotationId: seen.id } });
  expectRefused(await readSource(reader, { id }), "not_found");
  expect(granted(await listSources(reader, {})).sources).toEqual([]);
});
