import { longDate } from "#lib/domain/export/wording.ts";
import type { PublishedAnnotation, PublishedEvidence } from "#lib/domain/revision/revision.ts";
import type { CardPages } from "./card-pages.ts";
import { ArchivedCopy, SourceTitle } from "./evidence-item.tsx";
import { plural } from "./names.ts";

type Props = { annotations: PublishedAnnotation[]; pages: CardPages };

/** Every source behind these checks once, with the checks it stands behind. */
export function Sources({ annotations: checks, pages }: Props) {
  const sources = new Map<string, { evidence: PublishedEvidence; annotations: PublishedAnnotation[] }>();
  for (const annotation of checks) {
    for (const evidence of annotation.evidence) {
      const key = evidence.url ?? evidence.article?.slug ?? evidence.title;
      const source = sources.get(key) ?? { evidence: { ...evidence, quote: "" }, annotations: [] };
      if (!source.annotations.includes(annotation)) source.annotations.push(annotation);
      sources.set(key, source);
    }
  }
  if (sources.size === 0) return null;
  return (
    <section className="end" id="sources">
      <h2>{plural(sources.size, "source")}</h2>
      <ol className="sources">
        {[...sources].map(([key, { evidence, annotations }]) => (
          <li key={key}>
            <SourceTitle evidence={evidence} />
            {evidence.publisher && ", "}
            {evidence.publisher && <bdi>{evidence.publisher}</bdi>}
            {evidence.publishedAt && `, ${longDate(evidence.publishedAt)}`}
            <ArchivedCopy evidence={evidence} />
            {" · "}
            {annotations.map((annotation, index) => (
              <span key={annotation.id}>
                {index > 0 && ", "}
                <a href={pages.card(annotation)}>{`check ${annotation.number}`}</a>
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
