import { z } from "zod";
import { revokeApiTokens } from "#lib/db/api-tokens.ts";
import { appendAudit } from "#lib/db/audit.ts";
import { database, evenIfShort, inTransaction, type Transaction } from "#lib/db/client.ts";
import { findDesk, saveDesk } from "#lib/db/desk.ts";
import { claimLink, findUsableLink, type OneTimeLink } from "#lib/db/one-time-links.ts";
import { forgetAttempts } from "#lib/db/rate-limits.ts";
import { revokeSessions } from "#lib/db/sessions.ts";
import { announceAccessChange, createUser, findUser, findUserByEmail, hasAdmin, lockFirstAdmin, updateUser } from "#lib/db/users.ts";
import { parse } from "#lib/domain/parse.ts";
import { deskInput } from "#lib/domain/people/desk.ts";
import { hashPassword } from "#lib/domain/people/password.ts";
import { isSecret } from "#lib/domain/people/secret.ts";
import { emailInput, newPasswordInput, personNameInput } from "#lib/domain/people/user.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { isStillRightful } from "../steps/link-right.ts";
import { refuseGuessable } from "../steps/password-choice.ts";
import { deadLink, readLink } from "./read-link.ts";

const shapes = {
  first_admin: z.object({ name: personNameInput, email: emailInput, password: newPasswordInput, deskName: deskInput.shape.name }),
  invitation: z.object({ name: personNameInput, password: newPasswordInput }),
  password_reset: z.object({ password: newPasswordInput }),
};

/** Uses a link up: makes the person it was for, or gives them a new password. Answers with the address they sign in with. */
export async function acceptLink(input: unknown): Promise<Result<{ email: string }>> {
  const given = z.object({ token: z.string().refine(isSecret) }).safeParse(input);
  if (!given.success) return deadLink();
  const { token } = given.data;
  const link = await readLink(token);
  if (!link.ok) return link;

  if (link.value.purpose === "first_admin") {
    const fields = parse(shapes.first_admin, input);
    if (!fields.ok) return fields;
    const { password, ...person } = fields.value;
    const guessable = await refuseGuessable({ password, ...person });
    if (guessable) return guessable;
    const passwordHash = await hashPassword(password);
    return inTransaction((db) => makeFirstAdmin(db, token, { ...person, passwordHash }), evenIfShort);
  }
  if (link.value.purpose === "invitation") {
    const fields = parse(shapes.invitation, input);
    if (!fields.ok) return fields;
    const { password, ...person } = fields.value;
    const guessable = await refuseGuessable({ password, name: person.name, email: link.value.email ?? "" });
    if (guessable) return guessable;
    const passwordHash = await hashPassword(password);
    return inTransaction((db) => makeInvited(db, token, { ...person, passwordHash }), evenIfShort);
  }
  const fields = parse(shapes.password_reset, input);
  if (!fields.ok) return fields;
  const { password } = fields.value;
  const email = link.value.email ?? "";
  const name = (await findUserByEmail(database(), email))?.name ?? "";
  const guessable = await refuseGuessable({ password, name, email });
  if (guessable) return guessable;
  const passwordHash = await hashPassword(password);
  return inTransaction((db) => resetPassword(db, token, passwordHash), evenIfShort);
}

/**
 * Nothing is written before this says yes, so a refusal leaves the link as good as it was. Whether its maker may still make it is asked
 * here again, as they may have lost that right since.
 */
async function claim(db: Transaction, token: string): Promise<OneTimeLink | null> {
  const link = await findUsableLink(db, sha256Hex(token));
  return link && (await isStillRightful(db, link)) && (await claimLink(db, link.id)) ? link : null;
}

const taken = (email: string) => refuse("conflict", `${email} already has an account. Sign in with it.`, { field: "email" });

async function makeFirstAdmin(
  db: Transaction,
  token: string,
  person: { name: string; email: string; passwordHash: string; deskName: string },
): Promise<Result<{ email: string }>> {
  await lockFirstAdmin(db);
  if (await hasAdmin(db)) return refuse("conflict", "This desk already has an admin. Sign in, or ask them for an invitation.");
  if (await findUserByEmail(db, person.email)) return taken(person.email);
  if (!(await claim(db, token))) return deadLink();
  const { deskName, ...fields } = person;
  const user = await createUser(db, { ...fields, role: "admin" });
  await saveDesk(db, { ...(await findDesk(db)), name: deskName });
  await appendAudit(db, { actorId: user.id, verb: "become the first admin", subject: "user", subjectId: user.id });
  return ok({ email: user.email });
}

async function makeInvited(
  db: Transaction,
  token: string,
  person: { name: string; passwordHash: string },
): Promise<Result<{ email: string }>> {
  const link = await claim(db, token);
  if (!link?.email || !link.role) return deadLink();
  if (await findUserByEmail(db, link.email)) return taken(link.email);
  const user = await createUser(db, { ...person, email: link.email, role: link.role });
  await appendAudit(db, { actorId: user.id, verb: "accept an invitation", subject: "user", subjectId: user.id, data: { role: link.role } });
  return ok({ email: user.email });
}

/** Whoever knew the old password is signed out, and what they may have made with it is worth nothing. */
async function resetPassword(db: Transaction, token: string, passwordHash: string): Promise<Result<{ email: string }>> {
  const link = await claim(db, token);
  const user = link?.userId ? await findUser(db, link.userId) : null;
  if (!user || user.deactivatedAt) return deadLink();
  await updateUser(db, user.id, { passwordHash });
  const sessionsEnded = await revokeSessions(db, { userId: user.id });
  const tokensRevoked = await revokeApiTokens(db, user.id);
  await forgetAttempts(db, user.email);
  await announceAccessChange(db, user.id);
  const data = { sessionsEnded, tokensRevoked };
  await appendAudit(db, { actorId: user.id, verb: "reset the password", subject: "user", subjectId: user.id, data });
  return ok({ email: user.email });
}
