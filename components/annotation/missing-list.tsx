import type { Verdict } from "#lib/domain/claim/scale.ts";
import { isEmptyProse } from "#lib/domain/prose/prose.ts";
import type { CardFields } from "../session/card-fields.ts";

/** What is still missing before an annotation can be published, in one quiet line. */
export function MissingList({ fields, verdict }: { fields: CardFields; verdict: Verdict | null }) {
  const missing = missingOf(fields, verdict);
  if (fields.excluded) return <p className="text-[0.82rem] text-soft">Left out of publication.</p>;
  if (missing.length === 0) return null;
  const words = new Intl.ListFormat("en").format(missing);
  return <p className="text-[0.82rem] text-soft">Before it can be published: {words}.</p>;
}

export function missingOf(fields: CardFields, verdict: Verdict | null): string[] {
  return [
    ...(verdict ? [] : ["a verdict"]),
    ...(isEmptyProse(fields.rationale) ? ["a rationale"] : []),
    ...(verdict?.needsEvidence && fields.evidence.length === 0 ? ["evidence"] : []),
  ];
}
