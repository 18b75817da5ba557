import { answer, api, found } from "#lib/api/api.ts";
import { toSearchResponse } from "#lib/domain/api/search.ts";
import { searchInput } from "#lib/domain/article/search-result.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { searchDesk } from "#lib/usecases/search/search-desk.ts";

export const GET = api(
  async ({ actor, query }) =>
    answer(await searchDesk(actor, unchecked(query)), ({ results, next }) => found({ results: results.map(toSearchResponse), next })),
  Object.keys(searchInput.shape),
);
