import { longDate, sourceWords } from "#lib/domain/export/wording.ts";
import type { CardPages } from "./card-pages.ts";
import { ArchivedCopy, KeptFile, SourceTitle } from "./evidence-item.tsx";
import { plural } from "./names.ts";
import type { ListedSource } from "./source-list.ts";

type Props = { sources: ReadonlyMap<string, ListedSource>; pages: CardPages };

/** Every source behind these checks once, with the checks it stands behind. */
export function Sources({ sources, pages }: Props) {
  if (sources.size === 0) return null;
  return (
    <section className="end" id="sources">
      <h2>{plural(sources.size, "source")}</h2>
      {[...sources.values()].some(({ annotations }) => annotations.some(({ independent }) => independent !== undefined)) && (
        <p className="who">
          Sources count as independent where they are on different sites and, as far as the desk knows, of different owners.
        </p>
      )}
      <ol className="sources">
        {[...sources.values()].map(({ key, evidence, annotations }) => (
          <li key={key}>
            <SourceTitle evidence={evidence} />
            {evidence.publisher && ", "}
            {evidence.publisher && <bdi>{evidence.publisher}</bdi>}
            {evidence.publishedAt && `, ${longDate(evidence.publishedAt)}`}
            {sourceWords(evidence.source) && `, ${sourceWords(evidence.source)}`}
            <KeptFile evidence={evidence} />
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
