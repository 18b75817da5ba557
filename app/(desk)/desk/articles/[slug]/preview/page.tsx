import { ChevronLeft } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PreviewFrame } from "#components/publication/preview-frame.tsx";
import { Button } from "#components/ui/button.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { readArticle } from "#lib/usecases/read-article.ts";

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
      <header className="flex min-h-13 items-center gap-3 border-b border-line bg-card px-3 py-1.5 sm:px-4">
        <Button asChild>
          <a href={`/desk/articles/${article.slug}`}>
            <ChevronLeft aria-hidden className="rtl:rotate-180" /> Back to the review
          </a>
        </Button>
        <h1 dir="auto" className="min-w-0 truncate font-serif font-semibold">
          {article.title}
        </h1>
        <p className="ms-auto text-sm whitespace-nowrap text-soft max-sm:hidden">Preview: nothing is public yet</p>
      </header>
      <main className="p-3">
        <PreviewFrame slug={article.slug} />
      </main>
    </div>
  );
}
