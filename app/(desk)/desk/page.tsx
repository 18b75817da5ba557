import { Upload } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ArticleRow } from "#components/library/article-row.tsx";
import { matchingArticles } from "#components/library/article-search.ts";
import { SampleBanner } from "#components/library/sample-banner.tsx";
import { SearchBox } from "#components/library/search-box.tsx";
import { WhoseLinks } from "#components/library/whose-links.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";

export const metadata: Metadata = { title: "Library" };

type LibraryPageProps = { searchParams: Promise<{ q?: string | string[]; assigned?: string | string[] }> };

export default async function LibraryPage({ searchParams }: LibraryPageProps) {
  const { q, assigned } = await searchParams;
  const query = typeof q === "string" ? q : "";
  const mine = assigned === "me";
  const asked = new URLSearchParams({ ...(query && { q: query }), ...(mine && { assigned: "me" }) });
  const actor = await requireActor(asked.size > 0 ? `/desk?${asked}` : "/desk");
  const listed = await listArticles(actor);
  const articles = listed.ok ? listed.value : [];
  const own = articles.filter(({ assignees }) => assignees.some(({ id }) => id === actor.id));
  const shown = mine ? own : articles;
  const found = matchingArticles(shown, query);
  return (
    <main className="mx-auto grid max-w-5xl gap-6 px-4 py-8 md:py-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="grow font-serif text-3xl leading-tight font-semibold">Library</h1>
        {articles.length > 0 ? (
          <>
            <div className="min-w-0 flex-[0_1_18rem] max-sm:order-last max-sm:flex-[1_1_100%]">
              <SearchBox query={query} />
            </div>
            <ImportButton />
          </>
        ) : null}
      </header>
      {articles.some((article) => article.sample) ? <SampleBanner removable={can(actor, "remove the sample")} /> : null}
      {articles.length === 0 ? (
        <EmptyState title="Nothing here yet" action={<ImportButton />}>
          Load an article to check: paste its text, or choose a file. You clean it up next, then annotate it.
        </EmptyState>
      ) : (
        <>
          {own.length > 0 || mine ? <WhoseLinks query={query} mine={mine} count={own.length} /> : null}
          <p role="status" className={query ? "text-sm text-soft" : "sr-only"}>
            {query ? summary(found.length, shown.length) : ""}
          </p>
          {found.length > 0 ? (
            <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
              {found.map((article) => (
                <ArticleRow key={article.id} article={article} me={{ id: actor.id, role: actor.role }} />
              ))}
            </ul>
          ) : null}
          {mine && own.length === 0 ? (
            <p className="text-soft">No article is assigned to you. Those assigned to nobody are everybody’s.</p>
          ) : null}
        </>
      )}
    </main>
  );
}

function ImportButton() {
  return (
    <Button asChild variant="primary">
      <Link href="/desk/import">
        <Upload aria-hidden />
        Import an article
      </Link>
    </Button>
  );
}

function summary(found: number, all: number): string {
  if (found === 0) return "No article has all these words in its title, outlet or author.";
  return `${found} of ${all} ${all === 1 ? "article" : "articles"}`;
}
