import { hkdfSync } from "node:crypto";
import type { DeskKey } from "#lib/domain/revision/signed-revision.ts";
import { createSigningKey, signContent } from "#lib/domain/revision/signing.ts";
import { env } from "#lib/env.ts";
import { appendAudit } from "./audit.ts";
import type { Transaction } from "./client.ts";

export type Signed = { signature: string; keyId: string; publicKey: string };

/** Signs with the desk's key, made at first use. Public keys are kept for good, so that what they signed can be checked for good. */
export async function signForDesk(db: Transaction, content: string): Promise<Signed> {
  await lockKeys(db);
  const kept = await db.signingKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: "desc" } });
  if (kept) {
    const signature = signIfOurs(content, kept.privateKey);
    if (signature !== null) return { signature, keyId: kept.id, publicKey: kept.publicKey };
  }
  const made = await replaceKey(db, null);
  return { signature: signContent(content, made, passphrase()), keyId: made.id, publicKey: made.publicKey };
}

/** Retires the key in use and makes a new one. What the old one signed stays valid: its public half is listed with its period. */
export async function rotateSigningKey(db: Transaction, actorId: string): Promise<{ id: string }> {
  await lockKeys(db);
  return replaceKey(db, actorId);
}

async function lockKeys(db: Transaction): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('desk signing key'))`;
}

async function replaceKey(db: Transaction, actorId: string | null) {
  const inUse = await db.signingKey.findMany({ where: { retiredAt: null }, select: { id: true } });
  for (const { id } of inUse) {
    await db.signingKey.update({ where: { id }, data: { retiredAt: new Date() } });
    await appendAudit(db, { actorId, verb: "retired", subject: "signing key", subjectId: id });
  }
  const made = createSigningKey(passphrase());
  await db.signingKey.create({ data: made });
  await appendAudit(db, { actorId, verb: "created", subject: "signing key", subjectId: made.id });
  return made;
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
  return Buffer.from(hkdfSync("sha256", env.authSecret, "", "assay signing keys", 32)).toString("base64url");
}

/** Every key the desk has ever signed with, oldest first, without its private half. */
export async function listDeskKeys(db: Transaction): Promise<DeskKey[]> {
  const rows = await db.signingKey.findMany({
    orderBy: { createdAt: "asc" },
    select: { id: true, publicKey: true, createdAt: true, retiredAt: true },
  });
  return rows.map(({ id, publicKey, createdAt, retiredAt }) => ({
    id,
    publicKey,
    from: createdAt.toISOString(),
    until: retiredAt?.toISOString() ?? null,
  }));
}
