import { z } from "zod";
import { changing } from "../changing.ts";
import { type Contact, contactChannels, contactOutcomes, contactParties } from "../claim/contact.ts";
import { contactFields } from "../claim/contact-input.ts";

/* The shapes of API v1 that are about whom a desk asked for comment. */

const { party, name, channel, askedOn, outcome, outcomeOn, answer, notes } = contactFields.shape;

const fields = z
  .strictObject({
    party,
    name: name.describe("Who was asked. Left out of a new one: the annotation’s claimant, or the article’s outlet."),
    channel,
    askedOn: askedOn.describe("ISO 8601 date. Left out of a new one: today."),
    outcome: outcome.describe("`waiting` unless it is said."),
    outcomeOn: outcomeOn.describe("ISO 8601 date: when they answered, or by when they had not."),
    answer: answer.describe("What readers get of the answer."),
    notes: notes.describe("For the desk alone: never published."),
  })
  .partial();
/** What is left out stays as it is. */
export const contactPatch = changing(fields);
export const contactRequest = fields.required({ party: true, channel: true });

export const contactResponse = z.object({
  id: z.string(),
  version: z.number().int(),
  party: z.enum(contactParties),
  name: z.string(),
  channel: z.enum(contactChannels),
  askedOn: z.string().describe("ISO 8601 date."),
  outcome: z.enum(contactOutcomes),
  outcomeOn: z.string().nullable().describe("ISO 8601 date: when they answered, or by when they had not."),
  answer: z.string().describe("What readers get of the answer."),
  notes: z.string().describe("For the desk alone: never published."),
  by: z.string().describe("Name of who asked."),
  at: z.string(),
});

export function toContactResponse({ by, createdAt, ...contact }: Contact): z.infer<typeof contactResponse> {
  return { ...contact, by: by.name, at: createdAt };
}
