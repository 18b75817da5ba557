import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleBar } from "#components/article/article-bar.tsx";
import { PreviewFrame } from "#components/publication/preview-frame.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";

type Props = { params: Promise<{ slug: string }> };

export const metadata: Metadata = { title: "Preview" };

/** What readers would see if the review were published now. */
export default async function PreviewPage({ params }: Props) {
  const { slug } = await params;
  const actor = await requireActor(`/desk/articles/${slug}/preview`);
  const found = await readArticle(actor, { id: slug });
  if (!found.ok) notFound();
  const { article } = found.value;
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)]">
      <ArticleBar article={article}>
        <p className="text-sm whitespace-nowrap text-soft max-sm:hidden">Preview: nothing is public yet</p>
      </ArticleBar>
      <main className="grid min-h-0 p-3">
        <PreviewFrame slug={article.slug} />
      </main>
    </div>
  );
}
