import type { ContactChannel, ContactParty, PublicContact } from "../claim/contact.ts";
import { longDate } from "./wording.ts";

export const partyWords: Record<ContactParty, string> = { claimant: "the claimant", outlet: "the outlet" };
export const channelWords: Record<ContactChannel, string> = {
  email: "by e-mail",
  phone: "by phone",
  message: "by message",
  form: "through a form",
  letter: "by letter",
  in_person: "in person",
};

/** What readers are told of a contact but for who it was and what they said: "asked for comment on 3 May 2026 by e-mail", "no answer by 10 May 2026". */
export function contactWords({ askedOn, channel, outcome, outcomeOn, answer }: Omit<PublicContact, "by">): {
  asked: string;
  outcome: string;
} {
  const asked = `asked for comment on ${longDate(askedOn)} ${channelWords[channel]}`;
  const on = outcomeOn === null ? "" : longDate(outcomeOn);
  if (outcome === "waiting") return { asked, outcome: "no answer yet when this was published" };
  if (outcome === "no_answer") return { asked, outcome: `no answer by ${on}` };
  return { asked, outcome: answer === "" ? `answered on ${on}` : "answered" };
}

/** The same in one line of text. */
export function contactLine(contact: PublicContact): string {
  const { asked, outcome } = contactWords(contact);
  const answer = contact.answer === "" ? "" : `: “${contact.answer}”${contact.outcomeOn ? ` (${longDate(contact.outcomeOn)})` : ""}`;
  return `${contact.name} (${partyWords[contact.party]}): ${asked}; ${outcome}${answer}`;
}
