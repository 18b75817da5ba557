import { keyEntry } from "#lib/domain/log/history.ts";
import { type KeyStatement, keySha256, keyStatement } from "#lib/domain/log/statements.ts";
import type { DeskKey } from "#lib/domain/revision/signed-revision.ts";
import { createSigningKey, signContent, signingPassphrase } from "#lib/domain/revision/signing.ts";
import { env } from "#lib/env.ts";
import { appendAudit } from "./audit.ts";
import type { Transaction } from "./client.ts";
import { databaseTime } from "./clock.ts";
import { appendToLog, type DeskSigner, findKeyEntries } from "./log.ts";

/** The desk's key, made at first use, for this transaction alone. Public keys are kept for good, so that what they signed can be checked for good. */
export async function deskSigner(db: Transaction): Promise<DeskSigner & { since: string }> {
  await lockKeys(db);
  const kept = await db.signingKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: "desc" } });
  if (kept && signIfOurs("", kept.privateKey) !== null) return signerWith(kept);
  return replaceKey(db, null);
}

/** Retires the key in use and makes a new one. What the old one signed stays valid: its public half is listed with its period. */
export async function rotateSigningKey(db: Transaction, actorId: string): Promise<void> {
  await lockKeys(db);
  await replaceKey(db, actorId);
}

async function lockKeys(db: Transaction): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('desk signing key'))`;
}

/** The key before signs for the new one, if it can. */
async function replaceKey(db: Transaction, actorId: string | null) {
  const now = new Date(await databaseTime(db));
  const inUse = await db.signingKey.findMany({ where: { retiredAt: null }, orderBy: { createdAt: "desc" } });
  for (const { id } of inUse) {
    await db.signingKey.update({ where: { id }, data: { retiredAt: now } });
    await appendAudit(db, { actorId, verb: "retired", subject: "signing key", subjectId: id });
  }
  const made = createSigningKey(passphrase());
  const [before] = inUse;
  const statement: KeyStatement = { id: made.id, publicKey: made.publicKey, previous: before?.id ?? null, from: now.toISOString() };
  const signatureOfPrevious = before ? signIfOurs(keyStatement(statement), before.privateKey) : null;
  await db.signingKey.create({ data: { ...made, createdAt: now, previousId: statement.previous, signatureOfPrevious } });
  await appendAudit(db, { actorId, verb: "created", subject: "signing key", subjectId: made.id });
  const signer = signerWith({ ...made, createdAt: now });
  await appendToLog(db, signer, [keyEntry(statement, await db.signingKey.count())]);
  return signer;
}

function signerWith(key: { id: string; publicKey: string; privateKey: Uint8Array; createdAt: Date }) {
  const privateKey = Buffer.from(key.privateKey);
  const sign = (content: string) => signContent(content, { privateKey }, passphrase());
  return { keyId: key.id, publicKey: key.publicKey, since: key.createdAt.toISOString(), sign };
}

/** Null when the key was encrypted under another AUTH_SECRET: it can't sign again, and a new one takes its place. */
function signIfOurs(content: string, encrypted: Uint8Array): string | null {
  try {
    return signContent(content, { privateKey: Buffer.from(encrypted) }, passphrase());
  } catch {
    return null;
  }
}

function passphrase(): string {
  return signingPassphrase(env.authSecret);
}

/** Every key the desk has ever signed with, oldest first, without its private half. */
export async function listDeskKeys(db: Transaction): Promise<DeskKey[]> {
  const rows = await db.signingKey.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }], omit: { privateKey: true } });
  const keys = rows.map(({ id, publicKey, previousId, createdAt, retiredAt, signatureOfPrevious }) => {
    const from = createdAt.toISOString();
    const logged = keySha256({ id, publicKey, previous: previousId, from });
    return { id, publicKey, from, until: retiredAt?.toISOString() ?? null, previous: previousId, signatureOfPrevious, logged };
  });
  const entries = await findKeyEntries(
    db,
    keys.map(({ logged }) => logged),
  );
  return keys.map(({ logged, ...key }) => ({ ...key, entry: entries.get(logged) ?? null }));
}
