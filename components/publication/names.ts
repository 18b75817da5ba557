import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";

/** Permanent: people link to it. */
export function cardId(annotation: Pick<PublishedAnnotation, "id">): string {
  return `a-${annotation.id}`;
}

/** Of the page that a claim has to itself. Permanent too. */
export function claimPath(annotation: Pick<PublishedAnnotation, "id">): string {
  return `/c/${annotation.id}`;
}

/** Good within one page only. */
export function passageId(annotation: Pick<PublishedAnnotation, "number">, index: number): string {
  return index === 0 ? `p-${annotation.number}` : `p-${annotation.number}-${index + 1}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "Misleading: “The pier is safe”": what was found comes before the words it was found of, which may be false. */
export function reviewTitle({ overallVerdict, article }: Pick<RevisionContent, "overallVerdict" | "article">): string {
  const words = `“${article.title.replaceAll("“", "‘").replaceAll("”", "’")}”`;
  return overallVerdict ? `${overallVerdict.name}: ${words}` : `Review of ${words}`;
}
