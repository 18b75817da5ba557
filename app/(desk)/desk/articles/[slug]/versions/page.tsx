import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleBar } from "#components/article/article-bar.tsx";
import { DifferenceView } from "#components/versions/difference-view.tsx";
import { PassageOutcomes } from "#components/versions/passage-outcomes.tsx";
import { VersionChoice } from "#components/versions/version-choice.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { compareSnapshots } from "#lib/usecases/snapshot/compare-snapshots.ts";
import { listSnapshots } from "#lib/usecases/snapshot/list-snapshots.ts";
import "#components/highlights/highlights.css";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ from?: string; to?: string; view?: string }> };

export const metadata: Metadata = { title: "What changed" };

/** Two snapshots of one article, word by word, with the passages marked in them. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const actor = await requireActor(`/desk/articles/${slug}/versions`);
  const listed = await listSnapshots(actor, { articleId: slug });
  if (!listed.ok) notFound();
  const numbers = listed.value.snapshots.map(({ number }) => number);
  const newest = numbers[0] ?? 1;
  const to = numberIn(asked.to, numbers) ?? newest;
  const from = numberIn(asked.from, numbers) ?? Math.max(1, to - 1);
  const view = asked.view === "inline" ? "inline" : "beside";
  const compared = await compareSnapshots(actor, { articleId: slug, from, to });
  if (!compared.ok) notFound();
  const { article, differences } = compared.value;
  const same = differences.every(({ kind }) => kind === "equal");
  return (
    <div className="min-h-dvh">
      <ArticleBar article={article} />
      <main className="mx-auto max-w-6xl px-4 py-6">
        <VersionChoice slug={article.slug} numbers={numbers} from={from} to={to} view={view} />
        {same ? (
          <p className="mt-6 text-soft">
            {numbers.length === 1 ? "There is one snapshot of this article so far: nothing to compare." : "These two say the same."}
          </p>
        ) : (
          <>
            <PassageOutcomes from={compared.value.from.passages} to={compared.value.to.passages} language={article.language} />
            <DifferenceView
              from={compared.value.from}
              to={compared.value.to}
              differences={differences}
              view={view}
              language={article.language}
            />
          </>
        )}
      </main>
    </div>
  );
}

function numberIn(text: string | undefined, numbers: number[]): number | null {
  const number = Number(text);
  return numbers.includes(number) ? number : null;
}
