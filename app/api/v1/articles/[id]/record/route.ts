import { answer, api, found, listParameters } from "#lib/api/api.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { readRecord } from "#lib/usecases/article/read-record.ts";

export const GET = api(
  async ({ actor, id, query }) => answer(await readRecord(actor, unchecked({ ...query, articleId: id })), (record) => found(record)),
  listParameters,
);
