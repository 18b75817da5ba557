import { z } from "zod";

/** A value of a published scale, with the definition in force when it was given. */
export type Verdict = {
  id: string;
  slug: string;
  name: string;
  definition: string;
  /** 5 (best) to 1 (worst); null is unrated. */
  rating: number | null;
  needsEvidence: boolean;
  position: number;
};

export type Scale = { id: string; number: number; createdAt: string; verdicts: Verdict[] };

export const verdictInput = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(40),
  name: z.string().trim().min(1, "Give the verdict a name.").max(60, "A verdict’s name has at most 60 characters."),
  definition: z.string().trim().min(1, "Say what the verdict means.").max(600, "A definition has at most 600 characters."),
  rating: z.number().int().min(1).max(5).nullable(),
  needsEvidence: z.boolean(),
});
export type VerdictInput = z.infer<typeof verdictInput>;

export const scaleInput = z.object({ verdicts: z.array(verdictInput).min(2).max(12) });

/** The scale a new desk starts with. */
export const firstScale: VerdictInput[] = [
  {
    slug: "accurate",
    name: "Accurate",
    rating: 5,
    needsEvidence: true,
    definition: "The evidence supports the claim, and nothing that matters is left out.",
  },
  {
    slug: "mostly-accurate",
    name: "Mostly accurate",
    rating: 4,
    needsEvidence: true,
    definition: "The claim is right in substance; a detail is off or needs a word of explanation.",
  },
  {
    slug: "missing-context",
    name: "Missing context",
    rating: 3,
    needsEvidence: true,
    definition: "The words are true, but without what is left out they give a wrong impression.",
  },
  {
    slug: "misleading",
    name: "Misleading",
    rating: 2,
    needsEvidence: true,
    definition: "Facts are arranged or worded so that the reader draws a conclusion the evidence does not carry.",
  },
  { slug: "inaccurate", name: "Inaccurate", rating: 1, needsEvidence: true, definition: "The evidence contradicts the claim." },
  {
    slug: "unsupported",
    name: "Unsupported",
    rating: null,
    needsEvidence: true,
    definition: "We looked and found no evidence for the claim, nor against it. The evidence lists where we looked.",
  },
  {
    slug: "unverifiable",
    name: "Unverifiable",
    rating: null,
    needsEvidence: false,
    definition: "Nobody outside can check the claim: it rests on private knowledge, or on the future.",
  },
  { slug: "opinion", name: "Opinion", rating: null, needsEvidence: false, definition: "A judgement or a wish, not a statement of fact." },
];
