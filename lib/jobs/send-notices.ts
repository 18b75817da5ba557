import { mailText, type NoticeMail } from "#lib/domain/people/notice-mail.ts";
import { env } from "#lib/env.ts";
import { openMail } from "#lib/http/mail.ts";
import { log } from "#lib/log.ts";
import { type Delivery, deliverMail, noteUnreachable } from "#lib/usecases/notice/deliver-mail.ts";
import { prepareMails } from "#lib/usecases/notice/prepare-mails.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";

/** Sends one person what is to be mailed to them by now. */
export async function sendNotices(userId: string): Promise<void> {
  const mail = openMail();
  if (!mail) return;
  const ready = await prepareMails(userId);
  if (ready.length === 0) return;
  const { desk } = await readPublicDesk();
  try {
    // Before anything is written down as handed over: a server that is away costs nothing but time.
    const away = await mail.transport.verify().then(() => null, String);
    if (away !== null) {
      log.warn({ reason: away }, "notices could not be mailed: the mail server can't be reached");
      for (const each of ready) await noteUnreachable(each, away);
      return;
    }
    for (const each of ready) await deliverMail(each, (content) => hand(mail, content, desk.name));
  } finally {
    mail.transport.close();
  }
}

async function hand(
  { transport, from, host }: NonNullable<ReturnType<typeof openMail>>,
  mail: NoticeMail,
  deskName: string,
): Promise<Delivery> {
  const { subject, text, html } = mailText(mail, { deskName, url: env.url });
  try {
    await transport.sendMail({
      ...{ from, to: { name: mail.name, address: mail.to }, subject, text, html },
      messageId: `<${mail.id}@${host}>`,
      headers: {
        "List-Unsubscribe": `<${mail.stopUrl}/stop>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
      },
    });
    return { outcome: "taken" };
  } catch (error) {
    log.warn({ err: error }, "a mail with notices was not taken");
    return { outcome: wasRefused(error) ? "refused" : "unknown", reason: String(error) };
  }
}

/** The server answered that it doesn't take it. Any other end, a lost connection too, may have come after it took it. */
function wasRefused(error: unknown): boolean {
  return error instanceof Error && "responseCode" in error && typeof error.responseCode === "number";
}
