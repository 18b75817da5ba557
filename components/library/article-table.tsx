"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Topic } from "#lib/domain/article/topic.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { ArticleRow } from "./article-row.tsx";
import { SeveralBar } from "./several-bar.tsx";
import "./library.css";

type ArticleTableProps = {
  articles: ArticleSummary[];
  me: Pick<Actor, "id" | "role"> /** Whose page it is on. */;
  topic?: Topic /** An ISO 8601 day. */;
  today: string;
};

/** A page of articles. Editors tick several to do the same with all of them. */
export function ArticleTable({ articles, me, topic, today }: ArticleTableProps) {
  const router = useRouter();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const editor = can(me, "assign an article") || can(me, "remove an article");
  // What is no longer on the page is not done anything with.
  const chosen = articles.filter(({ id }) => ticked.has(id));
  const all = chosen.length === articles.length;

  function tick(id: string, on: boolean): void {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  }

  function done(): void {
    setTicked(new Set());
    router.refresh();
  }

  return (
    <>
      {editor ? <SeveralBar chosen={chosen} me={me} topic={topic} onDone={done} onNone={() => setTicked(new Set())} /> : null}
      <div className="rounded-lg border border-line bg-card">
        <table className="library-table">
          <caption className="sr-only">Articles</caption>
          <thead>
            <tr>
              {editor ? (
                <th className="tick">
                  <label>
                    <span className="sr-only">Tick all on this page</span>
                    <input
                      type="checkbox"
                      checked={all}
                      ref={(box) => {
                        if (box) box.indeterminate = chosen.length > 0 && !all;
                      }}
                      onChange={() => setTicked(new Set(all ? [] : articles.map(({ id }) => id)))}
                    />
                  </label>
                </th>
              ) : null}
              <th>Article</th>
              <th>Status</th>
              <th>Work</th>
              <th>Assigned to</th>
              <th>Due</th>
              <th>Changed</th>
              <th>
                <span className="sr-only">More</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {articles.map((article) => (
              <ArticleRow
                key={article.id}
                article={article}
                me={me}
                today={today}
                ticked={ticked.has(article.id)}
                onTick={editor ? (on) => tick(article.id, on) : null}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
