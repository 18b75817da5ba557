import { Users } from "lucide-react";
import Link from "next/link";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { Badge } from "../ui/badge.tsx";
import { Moment } from "../ui/moment.tsx";
import { ArticleMenu } from "./article-menu.tsx";

const count = new Intl.NumberFormat("en-GB");

type ArticleRowProps = { article: ArticleSummary; me: Pick<Actor, "id" | "role"> };

export function ArticleRow({ article, me }: ArticleRowProps) {
  const { assignees } = article;
  return (
    <li className="relative grid gap-x-6 gap-y-2 px-4 py-4 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_15rem] sm:px-5">
      <div className="min-w-0">
        <h2 className="font-serif text-lg leading-snug font-semibold text-balance" lang={article.language} dir="auto">
          {/* The link's area covers the row; its name is the title alone. */}
          <Link href={`/desk/articles/${article.slug}`} className="text-ink no-underline after:absolute after:inset-0 hover:underline">
            {article.title}
          </Link>
        </h2>
        <p className="mt-0.5 text-sm text-soft">
          {article.outlet ? (
            <>
              <bdi>{article.outlet}</bdi> ·{" "}
            </>
          ) : null}
          {article.publishedAt ? (
            <>
              <Moment at={article.publishedAt} /> ·{" "}
            </>
          ) : null}
          {count.format(article.wordCount)} words
          {article.snapshotNumber > 1 ? ` · snapshot ${article.snapshotNumber}` : null}
        </p>
        {assignees.length > 0 ? (
          <p className="mt-0.5 flex items-center gap-1.5 text-sm text-soft">
            <Users aria-hidden className="size-3.5 shrink-0" />
            Assigned to {nameList(assignees.map(({ id, name }) => (id === me.id ? "you" : name)))}
          </p>
        ) : null}
      </div>
      <div className="grid content-start gap-1.5 sm:justify-items-end">
        <div className="flex flex-wrap items-center gap-1.5 sm:justify-end">
          {article.sample ? <Badge tone="note">Sample</Badge> : null}
          <PublicationBadge publication={article.publication} />
          <ArticleMenu article={article} me={me} />
        </div>
        <Progress article={article} />
      </div>
    </li>
  );
}

function PublicationBadge({ publication }: { publication: ArticleSummary["publication"] }) {
  if (!publication) return <Badge>Not published</Badge>;
  if (publication.withdrawn) return <Badge tone="warning">Withdrawn</Badge>;
  return <Badge tone="good">Published{publication.number > 1 ? `, revision ${publication.number}` : ""}</Badge>;
}

function Progress({ article: { annotationCount, checkedCount } }: { article: ArticleSummary }) {
  if (annotationCount === 0) return <p className="text-sm text-soft">No annotations yet</p>;
  return (
    <div className="grid w-full max-w-44 gap-1">
      <p className="text-sm text-soft sm:text-end">
        {checkedCount} of {annotationCount} checked
      </p>
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-line">
        <div className="h-full bg-acc" style={{ width: `${(100 * checkedCount) / annotationCount}%` }} />
      </div>
    </div>
  );
}
