import type { FieldChange } from "#lib/domain/claim/history.ts";
import type { RecordedChange, RecordedSide } from "#lib/domain/claim/recorded-change.ts";
import { evidenceStance } from "#lib/domain/export/wording.ts";
import { proseText } from "#lib/domain/prose/prose.ts";

/** The fields of a change in words, in the order of the card. `verdicts`: the names of slugs on whatever version of the scale. */
export function changeWords({ from, to }: RecordedChange, verdicts: ReadonlyMap<string, string>): FieldChange[] {
  return order.flatMap((field) => {
    if (!(field in from) && !(field in to)) return [];
    const [before, after] = [from, to].map((side) => sideWords(side, field, verdicts));
    return [{ field, from: before ?? null, to: after ?? null, long: field === "rationale" || field === "summary" }];
  });
}

const order = [
  "claim",
  "claimant",
  "claimedOn",
  "verdict",
  "overallVerdict",
  "rationale",
  "summary",
  "evidence",
  "passages",
  "excluded",
] as const satisfies (keyof RecordedSide)[];

function sideWords(side: RecordedSide, field: (typeof order)[number], verdicts: ReadonlyMap<string, string>): string | null {
  if (field === "verdict" || field === "overallVerdict") {
    const slug = side[field] ?? null;
    return slug === null ? null : (verdicts.get(slug) ?? slug);
  }
  if (field === "excluded") return side.excluded === undefined ? null : side.excluded ? "left out" : "published";
  if (field === "rationale" || field === "summary") return side[field] ? proseText(side[field]) || null : null;
  if (field === "evidence") return lines(side.evidence?.map(evidenceWords));
  if (field === "passages") return lines(side.passages?.map(({ exact }) => `“${exact}”`));
  return side[field] || null;
}

function lines(rows: string[] = []): string | null {
  return rows.length === 0 ? null : rows.join("\n");
}

function evidenceWords({ stance, quote, locator, source }: NonNullable<RecordedSide["evidence"]>[number]): string {
  const what = source ? source.title || source.url : "a passage of another article";
  return `${evidenceStance[stance]}: ${what}${locator ? `, ${locator}` : ""}${quote ? `, “${quote}”` : ""}`;
}
