import { answer, api, foundPage, listParameters } from "#lib/api/api.ts";
import { toUnsettledResponse } from "#lib/domain/api/api.ts";
import { listUnsettledOnText } from "#lib/usecases/annotation/list-unsettled.ts";

export const GET = api(
  async ({ actor, id, query }) =>
    answer(await listUnsettledOnText(actor, { articleId: id }), ({ waiting, text }) => {
      const passages = waiting.map((each) => toUnsettledResponse(each, text));
      return foundPage("passages", passages, query, (passage) => passage.passageId);
    }),
  listParameters,
);
