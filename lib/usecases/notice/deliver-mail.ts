import { database } from "#lib/db/client.ts";
import { handOver, listPeopleToMail, noteSent, noteUnsent } from "#lib/db/mails.ts";
import type { NoticeMail } from "#lib/domain/people/notice-mail.ts";

/** Whether the mail server took it; where it did not for sure, it is tried again; where nobody knows, never. */
export type Delivery = { outcome: "taken" } | { outcome: "refused" | "unknown"; reason: string };

/** Whoever has something to be mailed by now. */
export function listMailable(): Promise<string[]> {
  return listPeopleToMail(database());
}

/**
 * Hands an e-mail to the mail server: once, whoever else tries, and whatever becomes of this process. Before the server is asked, it is written down
 * that it was; a process that dies in between has sent it, or nobody does.
 */
export async function deliverMail(mail: NoticeMail, send: (mail: NoticeMail) => Promise<Delivery>): Promise<boolean> {
  if (!(await handOver(database(), mail.id))) return false;
  const delivery = await send(mail);
  if (delivery.outcome === "taken") await noteSent(database(), mail.id);
  else await noteUnsent(database(), mail.id, delivery.reason, { again: delivery.outcome === "refused" });
  return delivery.outcome === "taken";
}

/** The mail server can't be reached: nothing was handed over. */
export async function noteUnreachable(mail: NoticeMail, reason: string): Promise<void> {
  await noteUnsent(database(), mail.id, reason, { again: true });
}
