import { claimedOnWords } from "#lib/domain/export/wording.ts";
import type { CardFields } from "../session/card-fields.ts";
import { dateProblem } from "../session/card-fields.ts";

/** Who made the claim, and when, as far as either is known. */
export function SaidBy({ fields }: { fields: Pick<CardFields, "claimant" | "claimedOn"> }) {
  const on = dateProblem(fields) === null ? claimedOnWords({ claimedOn: fields.claimedOn.trim() }) : "";
  if (!fields.claimant && !on) return null;
  return (
    <p dir="auto" className="mt-0.5 text-soft wrap-anywhere">
      {`Said${fields.claimant && ` by ${fields.claimant}`}${on}`}
    </p>
  );
}
