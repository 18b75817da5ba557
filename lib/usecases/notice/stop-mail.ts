import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { database, evenIfShort, inTransaction } from "#lib/db/client.ts";
import { readMailSettings, setMailStopped } from "#lib/db/notices.ts";
import { findUser } from "#lib/db/users.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { publicUrl } from "../steps/public-url.ts";

/** Where whoever gets an e-mail stops them, without signing in. It can do nothing else. */
export function stopUrl(userId: string): string {
  return `${publicUrl()}/unsubscribe/${userId}.${signatureOf(userId)}`;
}

function signatureOf(userId: string): string {
  return createHmac("sha256", env.authSecret).update(`stop mail to ${userId}`).digest("base64url");
}

/** Whom a link is for; null: nobody gave it out. */
function personOf(token: string): string | null {
  const [userId = "", signature = ""] = token.split(".");
  if (!z.uuid().safeParse(userId).success) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(userId))];
  return given.length === right.length && timingSafeEqual(given, right) ? userId : null;
}

export type StopState = { email: string; stopped: boolean };

/** Whose e-mails a link stops, and whether they are. */
export async function readStopLink(token: string): Promise<Result<StopState>> {
  const userId = personOf(token);
  const user = userId === null ? null : await findUser(database(), userId);
  if (!user) return refuse("not_found", "This link is not one of this desk’s. Sign in, and choose what you are mailed in your account.");
  const { stoppedAt } = await readMailSettings(database(), user.id);
  return ok({ email: user.email, stopped: stoppedAt !== null });
}

/** Stops all e-mails with notices to whoever the link is for, or starts them again. In the app they go on. */
export async function stopMail(token: string, stopped: boolean): Promise<Result<StopState>> {
  const known = await readStopLink(token);
  const userId = personOf(token);
  if (!known.ok || userId === null) return known;
  await inTransaction((db) => setMailStopped(db, userId, stopped), evenIfShort);
  return readStopLink(token);
}
