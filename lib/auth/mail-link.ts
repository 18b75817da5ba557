import type { FreshLink } from "#lib/domain/people/user.ts";
import { openMail } from "#lib/http/mail.ts";

const subjects = {
  first_admin: "Your link to set up the desk",
  invitation: "You are invited to the fact-checking desk",
  password_reset: "Your link to choose a new password",
};

/** Sends a link to the person it is for; false where mail is not set up or the mail server says no, as the admin has the link anyway. */
export async function mailLink(link: FreshLink): Promise<boolean> {
  const mail = openMail();
  if (!mail || !link.email) return false;
  try {
    await mail.transport.sendMail({
      from: mail.from,
      to: link.email,
      subject: subjects[link.purpose],
      text: `${subjects[link.purpose]}:\n\n${link.url}\n\nThe link works once, until ${new Date(link.expiresAt).toUTCString()}. If you didn't expect it, ignore this message.`,
    });
    return true;
  } catch (error) {
    console.error("A link could not be mailed.", error);
    return false;
  }
}
