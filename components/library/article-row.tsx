import Link from "next/link";
import { coverageSteps } from "#lib/domain/claim/coverage.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { nameList } from "#lib/domain/text/name-list.ts";
import { Ago } from "../ui/ago.tsx";
import { Badge } from "../ui/badge.tsx";
import { DueDay } from "../ui/due-day.tsx";
import { Moment } from "../ui/moment.tsx";
import { ArticleMenu } from "./article-menu.tsx";
import { ArticleStatusBadge } from "./article-status.tsx";

const count = new Intl.NumberFormat("en-GB");

type ArticleRowProps = {
  article: ArticleSummary;
  me: Pick<Actor, "id" | "role">;
  today: string;
  ticked: boolean;
  onTick: ((on: boolean) => void) | null;
};

export function ArticleRow({ article, me, today, ticked, onTick }: ArticleRowProps) {
  const { assignees, publication } = article;
  const facts = [
    article.outlet && <bdi key="outlet">{article.outlet}</bdi>,
    article.publishedAt && <Moment key="day" at={article.publishedAt} />,
    article.kind === "transcript" && "Transcript",
    `${count.format(article.wordCount)} words`,
    article.snapshotNumber > 1 && `snapshot ${article.snapshotNumber}`,
  ].filter((fact) => fact !== false && fact !== null && fact !== "");
  // Broken between steps alone.
  const steps = coverageSteps(article.coverage).map((step) => step.replaceAll(" ", "\u00a0"));
  return (
    <tr data-ticked={ticked || undefined}>
      {onTick ? (
        <td className="tick">
          <label>
            <span className="sr-only">Tick {article.title}</span>
            <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.target.checked)} />
          </label>
        </td>
      ) : null}
      <td className="title">
        <Link
          href={`/desk/articles/${article.slug}`}
          lang={article.language}
          dir={textDirection(article.title, article.language)}
          prefetch={false}
        >
          {article.title}
        </Link>
        <p>{facts.flatMap((fact, index) => (index === 0 ? [fact] : [" · ", fact]))}</p>
        {article.topics.length > 0 ? (
          <p className="topics">
            {article.topics.map(({ id, name }) => (
              <Link key={id} href={`/desk/topics/${id}`} prefetch={false} dir="auto">
                {name}
              </Link>
            ))}
          </p>
        ) : null}
      </td>
      <td className="state">
        <ArticleStatusBadge status={article.status} /> {article.sample ? <Badge tone="note">Sample</Badge> : null}
        {publication && publication.number > 1 ? <p>revision {publication.number}</p> : null}
      </td>
      <td className="work quiet">{article.coverage.marked === 0 ? "No annotations yet" : steps.join(" · ")}</td>
      <td className="who quiet">
        {assignees.length === 0 ? (
          <span className="sr-only">Nobody: everybody may</span>
        ) : (
          <>
            <span className="sr-only">Assigned to </span>
            {nameList(assignees.map(({ id, name }) => (id === me.id ? "you" : name)))}
          </>
        )}
      </td>
      <td className="due quiet">
        {article.dueOn ? (
          <DueDay dueOn={article.dueOn} today={today} done={article.status === "published" || article.status === "withdrawn"} />
        ) : (
          <span className="sr-only">On no day</span>
        )}
      </td>
      <td className="when quiet">
        <Ago at={article.changedAt} />
      </td>
      <td className="menu">
        <ArticleMenu article={article} me={me} />
      </td>
    </tr>
  );
}
