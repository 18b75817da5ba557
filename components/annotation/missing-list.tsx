import type { Verdict } from "#lib/domain/claim/scale.ts";
import { isWordless } from "#lib/domain/prose/prose.ts";
import type { CardFields } from "../session/card-fields.ts";

export type CardPart = "verdict" | "evidence" | "rationale";

const partWords: Record<CardPart, string> = { verdict: "a verdict", rationale: "a rationale", evidence: "evidence" };

/** What is still missing before an annotation can be published, in one quiet line. */
export function MissingList({ fields, verdict }: { fields: CardFields; verdict: Verdict | null }) {
  const missing = missingOf(fields, verdict);
  if (fields.excluded) return <p className="text-[0.82rem] text-soft">Left out of publication.</p>;
  if (missing.length === 0) return null;
  const words = new Intl.ListFormat("en").format(missing.map((part) => partWords[part]));
  return (
    <p data-missing={missing[0]} className="text-[0.82rem] text-soft">
      Before it can be published: {words}.
    </p>
  );
}

export function missingOf(fields: CardFields, verdict: Verdict | null): CardPart[] {
  const lacking: Record<CardPart, boolean> = {
    verdict: verdict === null,
    rationale: isWordless(fields.rationale),
    evidence: verdict?.needsEvidence === true && fields.evidence.length === 0,
  };
  return (["verdict", "rationale", "evidence"] as const).filter((part) => lacking[part]);
}
