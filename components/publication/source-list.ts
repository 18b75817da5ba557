import type { PublishedAnnotation, PublishedEvidence } from "#lib/domain/revision/revision.ts";

export type ListedSource = { key: string; number: number; evidence: PublishedEvidence; annotations: PublishedAnnotation[] };

/** Evidence with one key is one source. */
export function sourceKey({ url, article, file, title }: PublishedEvidence): string {
  return url ?? article?.slug ?? file?.sha256 ?? title;
}

/** Every source behind these checks once, numbered as met, with the checks it stands behind. */
export function listSources(checks: Iterable<PublishedAnnotation>): Map<string, ListedSource> {
  const sources = new Map<string, ListedSource>();
  for (const annotation of checks) {
    for (const evidence of annotation.evidence) {
      const key = sourceKey(evidence);
      const source = sources.get(key) ?? { key, number: sources.size + 1, evidence: { ...evidence, quote: "" }, annotations: [] };
      if (!source.annotations.includes(annotation)) source.annotations.push(annotation);
      sources.set(key, source);
    }
  }
  return sources;
}
