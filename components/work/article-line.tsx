import Link from "next/link";
import { textDirection } from "#lib/domain/text/language.ts";
import type { WorkArticle } from "#lib/domain/work/work.ts";
import { ArticleStatusBadge } from "../library/article-status.tsx";
import { DueDay } from "../ui/due-day.tsx";
import { lineLink, WorkLine } from "./work-section.tsx";

/** An article that is this person's, or everybody's, and when it is due. */
export function ArticleLine({ article, today }: { article: WorkArticle; today: string }) {
  const { slug, title, language, outlet, status, dueOn } = article;
  return (
    <WorkLine>
      <p className="font-serif leading-snug" lang={language} dir={textDirection(title, language)}>
        <Link href={`/desk/articles/${slug}`} prefetch={false} className={lineLink}>
          {title}
        </Link>
      </p>
      <p className="flex flex-wrap items-center gap-1.5 text-[0.82rem] text-soft">
        {dueOn ? <DueDay dueOn={dueOn} today={today} /> : null}
        <ArticleStatusBadge status={status} />
        {outlet ? <bdi>{outlet}</bdi> : null}
      </p>
    </WorkLine>
  );
}
