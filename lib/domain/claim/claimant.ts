import { z } from "zod";
import { httpUrl } from "../article/inputs.ts";
import { searchForm } from "../text/search-form.ts";
import { organisationWords } from "./name-words.ts";

export const claimantKinds = ["person", "organisation", "other"] as const;
export type ClaimantKind = (typeof claimantKinds)[number];

/** Who makes claims. */
export type Claimant = {
  id: string;
  kind: ClaimantKind;
  name: string;
  /** Where more is said of them; empty where nobody said. */
  link: string;
  version: number;
  /** What annotations call them. `originId` is another's where the two were merged. */
  names: { name: string; originId: string }[];
};

/** One among others: with how many claims the desk has of them. */
export type ListedClaimant = Claimant & { claims: number };

/** Another name that somebody is called by: words that search can tell from others. */
export const claimantName = z
  .string()
  .trim()
  .min(1, "Give the name.")
  .max(200, "A name has at most 200 characters.")
  .refine((name) => claimantKey(name) !== "", "A name has letters or digits.");

/** What is given of a claimant is changed, the rest stays. */
export const claimantChange = z.object({
  id: z.uuid(),
  version: z.number().int(),
  kind: z.enum(claimantKinds, "Say what they are: person, organisation, other.").optional(),
  name: z.string().trim().min(1, "Give the name that they are shown by.").max(200).optional(),
  link: httpUrl.or(z.literal("")).optional(),
});

const longestKey = 200;

/** A name as search compares it: the same key is the same claimant. Empty for no name. */
export function claimantKey(name: string): string {
  return searchForm(name).slice(0, longestKey);
}

/** Are readers told the same of them? */
export function isToldAlike(one: Pick<Claimant, "kind" | "link">, other: Pick<Claimant, "kind" | "link">): boolean {
  return one.kind === other.kind && one.link === other.link;
}

/** What somebody is of whom only the name is known: a first guess, for a person to correct. */
export function guessKind(name: string, outlet: string | null): ClaimantKind {
  const isOrganisation = name === outlet || name.split(/[^\p{L}\p{M}]+/u).some((word) => organisationWords.has(word));
  return isOrganisation ? "organisation" : "person";
}
