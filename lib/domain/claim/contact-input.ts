import { z } from "zod";
import { dayInput } from "../article/inputs.ts";
import { contactChannels, contactOutcomes, contactParties, longestAnswer, longestNotes } from "./contact.ts";

/** All that a person can say of a contact. */
export const contactFields = z.object({
  party: z.enum(contactParties, "Say whether the claimant or the outlet was asked: claimant, outlet."),
  name: z.string().trim().max(200, "A name has at most 200 characters."),
  channel: z.enum(contactChannels, `Say how they were asked: ${contactChannels.join(", ")}.`),
  askedOn: dayInput,
  outcome: z.enum(contactOutcomes, `Say what came of it: ${contactOutcomes.join(", ")}.`),
  outcomeOn: dayInput.nullable(),
  answer: z.string().trim().max(longestAnswer, `What readers get has at most ${longestAnswer} characters.`),
  notes: z.string().trim().max(longestNotes, `Notes have at most ${longestNotes} characters.`),
});

/** Named by the client, so that asking twice makes one. Who was asked follows from the annotation unless it is said, and so does the day. */
export const newContact = contactFields
  .partial({ name: true, askedOn: true, outcome: true, outcomeOn: true, answer: true, notes: true })
  .extend({ id: z.uuid(), annotationId: z.uuid() });
export const contactChange = contactFields.partial().extend({ id: z.string().max(100), version: z.number().int() });
