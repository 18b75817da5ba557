import type { ClaimantKind } from "#lib/domain/claim/claimant.ts";

export const claimantKindWords: Record<ClaimantKind, string> = { person: "Person", organisation: "Organisation", other: "Other" };
