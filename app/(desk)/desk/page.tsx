import { Upload } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ArticleTable } from "#components/library/article-table.tsx";
import { isFiltered, type LibraryAddress, libraryAddress, libraryHref } from "#components/library/library-address.ts";
import { LibraryFilter } from "#components/library/library-filter.tsx";
import { SampleBanner } from "#components/library/sample-banner.tsx";
import { SearchBox } from "#components/library/search-box.tsx";
import { WhoseLinks } from "#components/library/whose-links.tsx";
import { SearchResults } from "#components/search/search-results.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { unchecked } from "#lib/domain/parse.ts";
import { noSecrecy } from "#lib/domain/people/assignment.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { dayFrom } from "#lib/domain/work/work.ts";
import { listArticles } from "#lib/usecases/article/list-articles.ts";
import { type LibraryChoices, readLibraryChoices } from "#lib/usecases/article/read-library-choices.ts";
import { searchDesk } from "#lib/usecases/search/search-desk.ts";

export const metadata: Metadata = { title: "Library" };

type LibraryPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const rowsOfPage = 30;

export default async function LibraryPage({ searchParams }: LibraryPageProps) {
  const address = libraryAddress(await searchParams);
  const actor = await requireActor(libraryHref(address, { cursor: address.cursor ?? "" }));
  const { q = "", kind = "", cursor } = address;
  const choices = await readLibraryChoices(actor);
  if (!choices.ok) throw new Error(choices.error.message);
  const { empty, sample } = choices.value;
  return (
    <main className="mx-auto grid max-w-6xl gap-5 px-4 py-8 md:py-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="grow font-serif text-3xl leading-tight font-semibold">Library</h1>
        {empty ? null : (
          <>
            <div className="min-w-0 flex-[0_1_18rem] max-sm:order-last max-sm:flex-[1_1_100%]">
              <SearchBox query={address.q ?? ""} />
            </div>
            <ImportButton />
          </>
        )}
      </header>
      {sample && q === "" ? <SampleBanner removable={can(actor, "remove the sample")} /> : null}
      {q !== "" ? (
        <Found q={q} kind={kind} cursor={cursor} actor={actor} />
      ) : empty ? (
        <EmptyState title="Nothing here yet" action={<ImportButton />}>
          Load an article to check: paste its text, or choose a file. You clean it up next, then annotate it.
        </EmptyState>
      ) : (
        <Articles address={address} actor={actor} choices={choices.value} />
      )}
    </main>
  );
}

type ArticlesProps = { address: LibraryAddress; actor: Actor; choices: LibraryChoices };

async function Articles({ address, actor, choices: { mine, outlets, languages, people, topics, verdicts } }: ArticlesProps) {
  const { q: _, kind: __, ...filter } = address;
  const listed = await listArticles(actor, unchecked({ ...filter, limit: rowsOfPage }));
  return (
    <>
      {mine > 0 || address.person === "me" ? <WhoseLinks address={address} count={mine} /> : null}
      <LibraryFilter
        address={address}
        me={actor.id}
        outlets={outlets}
        languages={languages}
        people={people}
        topics={topics}
        verdicts={verdicts}
      />
      {listed.ok && listed.value.articles.length > 0 ? (
        <>
          <ArticleTable articles={listed.value.articles} me={{ id: actor.id, role: actor.role }} today={dayFrom(Date.now())} />
          <Pages address={address} next={listed.value.next} />
        </>
      ) : (
        <p role="status" className="text-soft">
          {listed.ok ? nothing(address) : `${listed.error.message} `}
          {listed.ok ? null : (
            <Link className="text-link" href="/desk">
              Show all articles
            </Link>
          )}
        </p>
      )}
      {can(actor, "assign an article") ? <p className="text-sm text-soft">{noSecrecy}</p> : null}
    </>
  );
}

type FoundProps = { q: string; kind: string; cursor: string | undefined; actor: Actor };

async function Found({ q, kind, cursor, actor }: FoundProps) {
  const found = await searchDesk(actor, unchecked({ q, cursor, limit: rowsOfPage, ...(kind && { kind }) }));
  if (found.ok) return <SearchResults q={q} kind={kind} {...found.value} later={cursor !== undefined} />;
  return (
    <p role="status" className="text-soft">
      {found.error.message}{" "}
      <Link className="text-link" href={`/desk?${new URLSearchParams({ q })}`}>
        Search everything
      </Link>
    </p>
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

function Pages({ address, next }: { address: LibraryAddress; next: string | null }) {
  if (next === null && address.cursor === undefined) return null;
  return (
    <nav aria-label="Pages" className="flex gap-2">
      {address.cursor === undefined ? null : (
        <Button asChild>
          <Link href={libraryHref(address)}>First page</Link>
        </Button>
      )}
      {next === null ? null : (
        <Button asChild>
          <Link href={libraryHref(address, { cursor: next })}>Next page</Link>
        </Button>
      )}
    </nav>
  );
}

function nothing(address: LibraryAddress): string {
  if (address.cursor !== undefined) return "There is nothing further on.";
  if (address.person === "me" && !isFiltered({ ...address, person: "" })) {
    return "No article is assigned to you. Those assigned to nobody are everybody’s.";
  }
  return "No article fits all of this.";
}
