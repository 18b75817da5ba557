import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation.js";
import { ArticleTable } from "#components/library/article-table.tsx";
import { TopicName } from "#components/topic/topic-name.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { dayFrom } from "#lib/domain/work/work.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { readTopic } from "#lib/usecases/topic/read-topic.ts";

export const metadata: Metadata = { title: "Topic" };

const rowsOfPage = 30;

type TopicPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ cursor?: string | string[] }> };

/** A running story: its articles, the newest first. */
export default async function TopicPage({ params, searchParams }: TopicPageProps) {
  const [{ id }, { cursor }] = await Promise.all([params, searchParams]);
  const actor = await requireActor(`/desk/topics/${id}`);
  const topic = await readTopic(actor, { id });
  if (!topic.ok) notFound();
  const listed = await listArticles(actor, unchecked({ topic: id, sort: "date", limit: rowsOfPage, cursor }));
  if (!listed.ok) notFound();
  const { articles, next } = listed.value;
  return (
    <main className="mx-auto grid max-w-6xl gap-5 px-4 py-8 md:py-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <TopicName topic={topic.value} />
        <Button asChild>
          <Link href={`/desk?topic=${id}`}>In the library</Link>
        </Button>
      </header>
      {articles.length === 0 ? (
        <EmptyState
          title="No article here"
          action={
            <Button asChild variant="primary">
              <Link href="/desk">Open the library</Link>
            </Button>
          }
        >
          Tick articles in the library and put them into this topic.
        </EmptyState>
      ) : (
        <ArticleTable articles={articles} me={{ id: actor.id, role: actor.role }} topic={topic.value} today={dayFrom(Date.now())} />
      )}
      {next === null ? null : (
        <Button asChild className="justify-self-start">
          <Link href={`/desk/topics/${id}?cursor=${next}`}>Earlier articles</Link>
        </Button>
      )}
    </main>
  );
}
