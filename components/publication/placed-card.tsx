import type { OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import type { PublishedAnnotation, RevisionContent } from "#lib/domain/revision/revision.ts";
import { textFragmentUrl } from "#lib/domain/text/text-fragment.ts";
import type { CardPages } from "./card-pages.ts";
import { CheckCard } from "./check-card.tsx";
import type { Unfolded } from "./margin-room.ts";

type Props = {
  annotation: PublishedAnnotation;
  article: RevisionContent["article"];
  /** In the order of their cards. */
  shown: PublishedAnnotation[];
  pages: CardPages;
  since: OutletChanges | null;
  unfolded: Unfolded;
};

/** A check's card among the others of its review. */
export function PlacedCard({ annotation, article, shown, pages, since, unfolded }: Props) {
  const place = shown.indexOf(annotation);
  return (
    <CheckCard
      annotation={annotation}
      previous={shown[place - 1]}
      next={shown[place + 1]}
      pages={pages}
      passageUrl={passageUrl(article, annotation)}
      changes={since?.passages.filter(({ annotationId }) => annotationId === annotation.id) ?? []}
      language={article.language}
      unfolded={unfolded}
    />
  );
}

function passageUrl({ sourceUrl, text }: RevisionContent["article"], { passages }: PublishedAnnotation): string | null {
  const [first] = passages;
  return sourceUrl && first ? textFragmentUrl(sourceUrl, text, first) : null;
}
