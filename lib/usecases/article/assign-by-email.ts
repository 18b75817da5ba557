import { z } from "zod";
import { findArticle } from "#lib/db/articles.ts";
import { database } from "#lib/db/client.ts";
import { listUsers } from "#lib/db/users.ts";
import { assigneesRequest } from "#lib/domain/api/api.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { type Result, refuse } from "#lib/domain/result.ts";
import { admit } from "../admit.ts";
import { articleNotFound } from "../change-article.ts";
import { assignArticle } from "./assign-article.ts";

const asked = assigneesRequest.extend({ article: z.string().max(200) });

/** Says who works on an article, by the addresses they sign in with: how programs name people. `article` is an id or a slug. */
export async function assignByEmail(actor: Actor | null, input: z.input<typeof asked>): Promise<Result<Person[]>> {
  const admitted = admit(actor, "assign an article", asked, input);
  if (!admitted.ok) return admitted;
  const article = await findArticle(database(), admitted.value.input.article);
  if (!article) return articleNotFound();
  const users = new Map((await listUsers(database())).map((user) => [user.email, user.id]));
  const { emails } = admitted.value.input;
  const unknown = emails.find((email) => !users.has(email));
  if (unknown !== undefined) return refuse("not_found", `Nobody at this desk signs in as ${unknown}.`, { field: "emails" });
  return assignArticle(actor, { articleId: article.id, userIds: emails.flatMap((email) => users.get(email) ?? []) });
}
