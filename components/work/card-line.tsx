import Link from "next/link";
import { textDirection } from "#lib/domain/text/language.ts";
import { type WorkCard, type WorkPlace, workHref } from "#lib/domain/work/work.ts";
import { Ago } from "../ui/ago.tsx";
import { lineLink, WorkLine } from "./work-section.tsx";

type CardLineProps = { card: WorkCard /** What its person did: “submitted”. */; deed: string; href?: string };

/** An annotation, or a review as a whole, that waits. */
export function CardLine({ card, deed, href = workHref(card) }: CardLineProps) {
  const { article, annotationId, claim, by, note, at } = card;
  const name = annotationId === null ? "The review as a whole" : claim || "An annotation without a claim";
  return (
    <WorkLine>
      <p className="line-clamp-2 leading-snug text-pretty" dir={claim ? textDirection(claim, article.language) : undefined}>
        <Link href={href} prefetch={false} className={lineLink} lang={claim ? article.language : undefined}>
          {name}
        </Link>
      </p>
      {note ? (
        <p dir="auto" className="line-clamp-3 border-s-2 border-mis ps-2 text-sm whitespace-pre-line">
          {note}
        </p>
      ) : null}
      <p className="text-[0.82rem] text-soft">
        <ArticleName article={article} /> · {deed} <bdi>{by.name}</bdi> · <Ago at={at} />
      </p>
    </WorkLine>
  );
}

export function ArticleName({ article: { title, language } }: { article: WorkPlace }) {
  return (
    <bdi lang={language} className="font-serif">
      {title}
    </bdi>
  );
}
