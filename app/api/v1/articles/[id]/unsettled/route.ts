import { answer, api, found } from "#lib/api/api.ts";
import { toUnsettledResponse } from "#lib/domain/api/api.ts";
import { listUnsettledOnText } from "#lib/usecases/annotation/list-unsettled.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await listUnsettledOnText(actor, { articleId: id }), ({ waiting, text }) =>
    found({ passages: waiting.map((each) => toUnsettledResponse(each, text)) }),
  ),
);
