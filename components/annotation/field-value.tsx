import { evidenceStance } from "#lib/domain/export/wording.ts";
import { proseText } from "#lib/domain/prose/prose.ts";
import type { CardFields } from "../session/card-fields.ts";
import { useRoomState } from "../session/room-context.ts";

/** The value of one field in words, for comparing. */
export function FieldValue({ field, fields }: { field: keyof CardFields; fields: CardFields }) {
  const verdicts = useRoomState((state) => state.scale.verdicts);
  switch (field) {
    case "claim":
    case "claimant":
    case "claimedOn":
      return fields[field] || "(empty)";
    case "verdict":
      return verdicts.find(({ slug }) => slug === fields.verdict)?.name ?? fields.verdict ?? "To check";
    case "rationale":
      return <span className="whitespace-pre-wrap">{proseText(fields.rationale) || "(empty)"}</span>;
    case "passages":
      return fields.passages.map(({ exact }) => `“${exact}”`).join(" · ");
    case "evidence":
      if (fields.evidence.length === 0) return "(none)";
      return fields.evidence
        .map((row) => `${evidenceStance[row.stance]}: ${row.passage?.articleTitle ?? (row.title || row.url)}`)
        .join(" · ");
    case "excluded":
      return fields.excluded ? "Left out" : "Included";
  }
}
