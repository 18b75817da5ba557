import { database } from "#lib/db/client.ts";
import { findUsableLink, toLinkSummary } from "#lib/db/one-time-links.ts";
import { isSecret } from "#lib/domain/people/secret.ts";
import type { LinkSummary } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { linkDays } from "../steps/issue-link.ts";
import { isStillRightful } from "../steps/link-right.ts";

/** One answer for a link that never was, was used, was taken back or ran out. */
export const deadLink = () =>
  refuse(
    "not_found",
    `This link doesn't work any more. Each one works once, for ${linkDays} days. Ask an admin of the desk for a new one.`,
  );

/** What a link is for. Looking doesn't use it up: mail programs look too. */
export async function readLink(token: unknown): Promise<Result<LinkSummary>> {
  if (typeof token !== "string" || !isSecret(token)) return deadLink();
  const link = await findUsableLink(database(), sha256Hex(token));
  if (!link || !(await isStillRightful(database(), link))) return deadLink();
  return ok(toLinkSummary(link));
}
