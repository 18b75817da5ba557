import { z } from "zod";
import { database, inTransaction } from "#lib/db/client.ts";
import { readMailSettings as readRows, saveMailChoices, setMailStopped } from "#lib/db/notices.ts";
import { type MailChoices, mailChoicesInput } from "#lib/domain/people/notice.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";
import { gate } from "../gate.ts";

/** `sends`: whether this desk sends e-mail at all. `stoppedAt`: since when this person gets none, by a link in one of them. */
export type MailSettings = { choices: MailChoices; stoppedAt: string | null; sends: boolean };

/** When this person gets which notices as e-mail. */
export async function readMailSettings(actor: Actor | null): Promise<Result<MailSettings>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const { choices, stoppedAt } = await readRows(database(), gated.value.id);
  return ok({ choices, stoppedAt: stoppedAt?.toISOString() ?? null, sends: env.smtpUrl !== undefined });
}

const chosen = mailChoicesInput.extend({ /** False: what was stopped by a link in an e-mail goes on. */ stopped: z.boolean().optional() });

/** Chooses it, kind by kind; what isn't named stays. */
export async function chooseMail(actor: Actor | null, input: z.input<typeof chosen>): Promise<Result<MailSettings>> {
  const admitted = admit(actor, "manage one's account", chosen, input);
  if (!admitted.ok) return admitted;
  const { actor: person, input: given } = admitted.value;
  await inTransaction(async (db) => {
    await saveMailChoices(db, person.id, given.choices);
    if (given.stopped !== undefined) await setMailStopped(db, person.id, given.stopped);
  });
  return readMailSettings(person);
}
