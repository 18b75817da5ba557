import Link from "next/link";
import { type WorkChange, workHref } from "#lib/domain/work/work.ts";
import { Ago } from "../ui/ago.tsx";
import { ArticleName } from "./card-line.tsx";
import { lineLink, WorkLine } from "./work-section.tsx";

const words: Record<WorkChange["kind"], string> = {
  gone: "A source is gone",
  moved: "A source has moved",
  back: "A source is back",
  words_gone: "A source has the words quoted no longer",
  words_back: "A source has the words quoted again",
  changed: "A source changed around the words quoted",
  outlet_changed: "The outlet changed its text",
};

/** Something that a published review rests on is not what it was. */
export function ChangeLine({ change }: { change: WorkChange }) {
  const { article, annotationId, kind, title, at } = change;
  const href = annotationId === null ? `/desk/articles/${article.slug}` : workHref(change);
  return (
    <WorkLine>
      <p className="leading-snug">
        <Link href={href} prefetch={false} className={lineLink}>
          {words[kind]}
        </Link>
      </p>
      <p className="text-[0.82rem] text-soft">
        {kind === "outlet_changed" ? null : (
          <>
            <bdi>{title}</bdi> ·{" "}
          </>
        )}
        <ArticleName article={article} /> · <Ago at={at} />
      </p>
    </WorkLine>
  );
}
