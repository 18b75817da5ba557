import type { Person } from "../people/person.ts";
import { saysSomething } from "../text/says-something.ts";

/** Who is asked for comment: whoever made the claim, or the outlet that spread it. */
export const contactParties = ["claimant", "outlet"] as const;
export type ContactParty = (typeof contactParties)[number];

export const contactChannels = ["email", "phone", "message", "form", "letter", "in_person"] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** What came of it so far. */
export const contactOutcomes = ["waiting", "answered", "no_answer"] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** A claimant or an outlet that was asked for comment on an annotation. Days are ISO 8601 dates. */
export type Contact = {
  id: string;
  version: number;
  party: ContactParty;
  /** Who was asked. */
  name: string;
  channel: ContactChannel;
  askedOn: string;
  outcome: ContactOutcome;
  /** The day of the answer, or by which there was none; null while it is waited for. */
  outcomeOn: string | null;
  /** What readers get of the answer. */
  answer: string;
  /** For the desk alone: never published, and nothing that is signed off. */
  notes: string;
  /** Who asked. */
  by: Person;
  createdAt: string;
};

/** Longest public words of a contact, and longest notes, in UTF-16 code units. */
export const longestAnswer = 2000;
export const longestNotes = 4000;

/** All that a person can say of a contact. */
export type ContactFields = Pick<Contact, "party" | "name" | "channel" | "askedOn" | "outcome" | "outcomeOn" | "answer" | "notes">;

type Problem = { field: keyof ContactFields; message: string };

/** What of it can't be so, or null. `today` is the day where it is latest: nobody is asked tomorrow. */
export function contactProblem({ name, askedOn, outcome, outcomeOn, answer }: ContactFields, today: string): Problem | null {
  if (!saysSomething(name)) return { field: "name", message: "Say who was asked." };
  if (askedOn > today) return { field: "askedOn", message: "That day hasn’t come yet. Give the day on which they were asked." };
  if (outcome === "waiting") {
    if (answer === "" && outcomeOn === null) return null;
    return { field: "outcome", message: "Say whether they answered: a day or an answer belongs to “answered” or “no answer”." };
  }
  if (outcomeOn === null) {
    return { field: "outcomeOn", message: outcome === "answered" ? "Say when they answered." : "Say by when there was no answer." };
  }
  if (outcomeOn < askedOn) return { field: "outcomeOn", message: "That is before they were asked." };
  if (outcomeOn > today) return { field: "outcomeOn", message: "That day hasn’t come yet. Until then, leave it at “waiting”." };
  if (outcome === "no_answer" && answer !== "") {
    return { field: "answer", message: "They gave no answer, so there are no words of theirs. Write what you know into the notes." };
  }
  return null;
}

/** What of a contact readers get, and so what somebody signs off. */
export function publicWords({ party, name, channel, askedOn, outcome, outcomeOn, answer, by }: Contact): PublicContact {
  return { party, name, channel, askedOn, outcome, outcomeOn, answer, by: by.name };
}
export type PublicContact = Omit<Contact, "id" | "version" | "notes" | "by" | "createdAt"> & {
  /** Name of who asked. */
  by: string;
};

/** Was somebody asked, and is it known what came of it? */
export function isAskedForComment(contacts: Pick<Contact, "outcome">[]): boolean {
  return contacts.some(({ outcome }) => outcome !== "waiting");
}

/** The day of a moment at the place on earth where it is latest, ISO 8601. */
export function latestDay(moment: Date): string {
  return new Date(moment.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}
