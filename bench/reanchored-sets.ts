import { reanchor } from "#lib/domain/anchoring/reanchor.ts";
import { isSure } from "#lib/domain/claim/annotation.ts";
import { occurrences } from "#lib/domain/claim/passages.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { matchQuote } from "./quote-matcher.ts";
import { type TextSet, textSets } from "./reanchored-texts.ts";
import { type Figure, mustBeNone } from "./report.ts";

const peer = "a plain quote matcher";

/** What happens to passages at each kind of edit and of typography, beside what a search for the quote makes of them; and to those whose words are said more than once, of all edits. */
export function reanchoredSets(seed: number): Figure[] {
  const repeated = { ours: nothingYet(), plain: nothingYet() };
  const sets = textSets(seed).flatMap((set) => {
    const [ours, plain] = [nothingYet(), nothingYet()];
    for (const { before, after, places } of set.texts) {
      const passages = places.map(({ passage }) => passage);
      const results = reanchor(before, after, passages);
      for (const [index, { passage, place }] of places.entries()) {
        const result = results[index];
        const found = { ours: result && isSure(result.anchoring) ? result.span : null, plain: matchQuote(before, after, passage) };
        count(ours, place, found.ours);
        count(plain, place, found.plain);
        if (set.isTypography || occurrences(before, passage.exact).length + occurrences(after, passage.exact).length < 3) continue;
        count(repeated.ours, place, found.ours);
        count(repeated.plain, place, found.plain);
      }
    }
    return figures(set, ours, plain);
  });
  return [...sets, ...figures({ name: "said more than once", isTypography: false }, repeated.ours, repeated.plain)];
}

/** `stands`: passages whose words stand in the new text; `attached` of them at their place; `wrong`, of all, at another or where there is none. */
type Count = { all: number; stands: number; attached: number; wrong: number };

const nothingYet = (): Count => ({ all: 0, stands: 0, attached: 0, wrong: 0 });

function count(counts: Count, place: Span | null, found: Span | null): void {
  counts.all++;
  if (place) counts.stands++;
  if (!found) return;
  if (place && place.start === found.start && place.end === found.end) counts.attached++;
  else counts.wrong++;
}

/** Of the passages that stand, at least so many are found, in per cent. */
const leastAttached = 97;

function figures({ name, isTypography }: Omit<TextSet, "texts">, ours: Count, plain: Count): Figure[] {
  const wrong = mustBeNone(`${name}: at a wrong place, of ${ours.all.toLocaleString("en")}`, ours.wrong, "passages", peer, plain.wrong);
  if (isTypography) {
    const [missing, missed] = [ours.stands - ours.attached - ours.wrong, plain.stands - plain.attached - plain.wrong];
    return [wrong, mustBeNone(`${name}: lost or suspended, of ${ours.stands.toLocaleString("en")}`, missing, "passages", peer, missed)];
  }
  const share = ({ attached, stands }: Count) => (100 * attached) / stands;
  return [
    wrong,
    {
      what: `${name}: attached, of ${ours.stands.toLocaleString("en")} that stand`,
      value: share(ours),
      unit: "%",
      peer,
      peerValue: share(plain),
      target: `≥ ${leastAttached} %`,
      met: share(ours) >= leastAttached,
    },
  ];
}
