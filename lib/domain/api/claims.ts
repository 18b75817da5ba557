import { z } from "zod";
import { annotationStates } from "../claim/annotation.ts";
import type { Appearance, Claim, ClaimsChanged } from "../claim/claim-appearances.ts";
import type { Precedent } from "../claim/precedent.ts";

/** What is asked of the claims of a desk. Unknown parameters are refused. */
export const similarQuery = z.strictObject({
  text: z.string().describe("A claim, or any text that may hold one."),
  limit: z.coerce.number().int().min(1).max(100).default(10).describe("At most 100; 10 where it isn't given."),
});

const verdict = z
  .string()
  .nullable()
  .describe("Its slug; null where there is none yet, and where it is hidden from you as you may still judge independently.");
const place = z.object({ id: z.string(), slug: z.string(), title: z.string() });
const claimedOn = z.string().nullable().describe("When it was made there, as far as it is known: a day, a month or a year.");

/** A claim by its newest appearance, drafts included. */
export const claimResponse = z.object({
  id: z.string().describe("Of the claim: that of the oldest annotation that checks it. Its public page is `/c/{id}`."),
  text: z.string(),
  claimant: z.string(),
  claimedOn,
  verdict,
  state: z.enum(annotationStates),
  article: place,
  appearances: z.number().int().describe("How many annotations check it."),
});

export const similarClaim = claimResponse.extend({ score: z.number().describe("From 0 to 1, falling: how well it answers the text.") });

export const openClaimResponse = claimResponse.extend({
  annotations: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        claimant: z.string(),
        claimedOn,
        verdict,
        state: z.enum(annotationStates),
        article: place,
      }),
    )
    .describe("Its appearances, the newest first; at most 500."),
});

export const joinRequest = z.strictObject({
  annotation: z.uuid().describe("The id of an annotation that checks the same statement, or of its claim."),
});
export const claimsChangedResponse = z.object({
  claim: z.string().describe("The id of the claim whose appearance the annotation is now."),
  moved: z.array(z.string()).describe("The annotations that went to another claim."),
});

function toAppearance({ claim, claimant, claimedOn: on, verdict: given, state, article: { outlet: _, ...article } }: Appearance) {
  return { text: claim, claimant, claimedOn: on || null, verdict: given?.slug ?? null, state, article };
}

export function toClaimResponse({ id, newest, count }: Claim): z.infer<typeof claimResponse> {
  return { id, ...toAppearance(newest), appearances: count };
}

export function toOpenClaim({ appearances, ...claim }: Claim & { appearances: Appearance[] }): z.infer<typeof openClaimResponse> {
  return { ...toClaimResponse(claim), annotations: appearances.map((each) => ({ id: each.id, ...toAppearance(each) })) };
}

export function toSimilarClaim({ claimId, appearances, score, ...newest }: Precedent): z.infer<typeof similarClaim> {
  return { ...toClaimResponse({ id: claimId, newest, count: appearances }), score };
}

export function toClaimsChanged({ claimId, moved }: ClaimsChanged): z.infer<typeof claimsChangedResponse> {
  return { claim: claimId, moved };
}
