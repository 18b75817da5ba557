import { api } from "#lib/api/api.ts";
import { problem } from "#lib/http/problem.ts";

const nothing = api(
  async () => problem({ code: "not_found", message: "There is nothing at this address. /api/v1/openapi.json says what there is." }),
  "any",
);

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
