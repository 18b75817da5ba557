import { z } from "zod";
import { changing } from "../changing.ts";
import { type Claimant, claimantChange, claimantKinds, claimantName, type ListedClaimant } from "../claim/claimant.ts";
import { claimResponse } from "./claims.ts";

const shape = {
  id: z.string(),
  kind: z.enum(claimantKinds),
  name: z.string().describe("As they are shown."),
  link: z.string().nullable().describe("Where more is said of them."),
  names: z.array(z.string()).describe("What annotations call them: the same text, folded as the search folds it, is the same claimant."),
};

export const claimantListed = z.object({ ...shape, claims: z.number().int().describe("How many annotations name them.") });
export const claimantResponse = z.object({ ...shape, version: z.number().int() });
export const claimantWithClaims = claimantResponse.extend({
  claims: z.array(claimResponse).describe("What they claim, the newest first; at most 100 annotations are looked at."),
});

export const claimantPatch = changing(
  z.strictObject({
    ...claimantChange.pick({ version: true, kind: true, name: true, link: true }).shape,
    version: claimantChange.shape.version.describe("That was read: where somebody has changed it since, `conflict`."),
  }),
  ["version"],
);

export const mergeRequest = z.strictObject({ claimant: z.uuid().describe("Whose names go to this one.") });
export const claimantNameRequest = z.strictObject({ name: claimantName.describe("How else they are called.") });
export const claimantMerged = claimantResponse.extend({
  moved: z.array(z.string()).describe("The ids that the names which went had before."),
});

const listedShape = ({ id, kind, name, link, names }: Claimant) => ({
  id,
  kind,
  name,
  link: link || null,
  names: names.map((each) => each.name),
});

export function toClaimantListed(claimant: ListedClaimant): z.infer<typeof claimantListed> {
  return { ...listedShape(claimant), claims: claimant.claims };
}

export function toClaimant(claimant: Claimant): z.infer<typeof claimantResponse> {
  return { ...listedShape(claimant), version: claimant.version };
}
