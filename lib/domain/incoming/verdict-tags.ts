import type { Verdict } from "../claim/scale.ts";
import type { IncomingAnnotation } from "./incoming-annotation.ts";

/** A tag of the file, how many annotations carry it, and the verdict it may stand for. A person decides. */
export type TagToMap = { tag: string; count: number; suggestion: string | null };

const alsoSaid: Record<string, string[]> = {
  accurate: ["true", "correct", "verified", "confirmed", "fact", "верно", "правда", "doğru"],
  "mostly-accurate": ["mostly true", "mostly correct"],
  "missing-context": ["half true", "mixture", "needs context", "out of context", "context missing"],
  misleading: ["distorts the facts", "cherry-picking", "вводит в заблуждение"],
  inaccurate: ["false", "incorrect", "wrong", "fake", "mostly false", "неверно", "ложь", "yanlış"],
  unsupported: ["unproven", "unsubstantiated", "no evidence", "baseless"],
  unverifiable: ["unverified", "cannot be verified", "not verifiable"],
  opinion: ["satire", "мнение"],
};

/** The tags of annotations that state no verdict of our own, most used first, each with the verdict of this scale it sounds like. */
export function tagsToMap(annotations: IncomingAnnotation[], scale: Pick<Verdict, "slug" | "name">[]): TagToMap[] {
  const counts = new Map<string, number>();
  for (const { tags, verdict } of annotations) {
    if (verdict !== null && scale.some(({ slug }) => slug === verdict)) continue;
    for (const tag of new Set([...tags, ...(verdict === null ? [] : [verdict])])) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts]
    .map(([tag, count]) => ({ tag, count, suggestion: suggestionFor(tag, scale) }))
    .sort((a, b) => Number(b.suggestion !== null) - Number(a.suggestion !== null) || b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

function suggestionFor(tag: string, scale: Pick<Verdict, "slug" | "name">[]): string | null {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .replaceAll(/[\s_-]+/gu, " ")
      .trim();
  const said = bare(tag.replace(/^(?:verdict|rating|fact[ -]?check)\s*[:=]\s*/i, ""));
  const found = scale.find(
    ({ slug, name }) => bare(slug) === said || bare(name) === said || (alsoSaid[slug] ?? []).some((words) => bare(words) === said),
  );
  return found?.slug ?? null;
}

/** The verdict of one annotation, by our own statement or by the tags a person has mapped; `null` for none, `unclear` where tags disagree. */
export function verdictOf(
  { verdict, tags }: Pick<IncomingAnnotation, "verdict" | "tags">,
  map: ReadonlyMap<string, string>,
  scale: Pick<Verdict, "slug">[],
): string | null | "unclear" {
  if (verdict !== null && scale.some(({ slug }) => slug === verdict)) return verdict;
  const mapped = new Set([...(verdict === null ? [] : [verdict]), ...tags].flatMap((tag) => map.get(tag) ?? []));
  const [only = null, another] = mapped;
  return another === undefined ? only : "unclear";
}
