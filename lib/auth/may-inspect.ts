import { timingSafeEqual } from "node:crypto";
import { can } from "#lib/domain/people/permissions.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { env } from "#lib/env.ts";
import { currentActor } from "./session.ts";
import { tokenActor } from "./token.ts";

/** Milliseconds within which a database that is there knows an admin: figures are looked at when it may not be. */
const patience = 2000;

/** May they see how the desk is doing, in figures? Whoever sends ASSAY_METRICS_TOKEN, which needs no database, and admins, by their API token or signed in. */
export async function mayInspect(request: Request): Promise<boolean> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null && isMetricsToken(authorization)) return true;
  const admin = authorization === null ? currentActor() : tokenActor(request);
  return Promise.race([
    admin.then((actor) => can(actor, "read metrics")).catch(() => false),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience).unref()),
  ]);
}

function isMetricsToken(authorization: string): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (sent === undefined || env.metricsToken === undefined) return false;
  return timingSafeEqual(Buffer.from(sha256Hex(sent)), Buffer.from(sha256Hex(env.metricsToken)));
}
