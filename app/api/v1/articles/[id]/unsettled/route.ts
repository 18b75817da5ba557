import { toUnsettledResponse } from "#lib/domain/api.ts";
import { answer, api, found } from "#lib/http/api.ts";
import { listUnsettledOnText } from "#lib/usecases/list-unsettled.ts";

export const GET = api(async ({ actor, id }) =>
  answer(await listUnsettledOnText(actor, { articleId: id }), ({ waiting, text }) =>
    found({ passages: waiting.map((each) => toUnsettledResponse(each, text)) }),
  ),
);
