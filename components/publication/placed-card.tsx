import type { OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import type { SourceFinding } from "#lib/domain/claim/source.ts";
import { momentsOf } from "#lib/domain/export/moments.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { textFragmentUrl } from "#lib/domain/text/text-fragment.ts";
import type { CardPages } from "./card-pages.ts";
import { CheckCard } from "./check-card.tsx";
import type { ListedSource } from "./source-list.ts";

type Props = {
  annotation: PublishedAnnotation;
  article: RevisionContent["article"];
  /** In the order of their cards. */
  shown: PublishedAnnotation[];
  pages: CardPages;
  since: OutletChanges | null;
  findings?: readonly SourceFinding[] | undefined;
  sources: ReadonlyMap<string, ListedSource>;
  open: boolean;
};

/** A check's card among the others of its review. */
export function PlacedCard({ annotation, article, shown, pages, sources, since, findings, open }: Props) {
  const place = shown.indexOf(annotation);
  const moments = momentsOf(annotation, article);
  // Words of a recording are no words of its page: their moments lead there.
  const isHeard = moments.some(({ address }) => address !== null);
  return (
    <CheckCard
      annotation={annotation}
      previous={shown[place - 1]}
      next={shown[place + 1]}
      pages={pages}
      passageUrl={isHeard ? null : passageUrl(article, annotation)}
      moments={moments}
      changes={since?.passages.filter(({ annotationId }) => annotationId === annotation.id) ?? []}
      language={article.language}
      sources={sources}
      open={open}
      findings={findings}
    />
  );
}

function passageUrl({ sourceUrl, text }: RevisionContent["article"], { passages }: PublishedAnnotation): string | null {
  const [first] = passages;
  return sourceUrl && first ? textFragmentUrl(sourceUrl, text, first) : null;
}
