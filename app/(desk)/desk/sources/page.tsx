import type { Metadata } from "next";
import Link from "next/link";
import { SourceRow } from "#components/sources/source-row.tsx";
import { filterWords } from "#components/sources/source-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { type SourceFilter, sourceFilters } from "#lib/domain/claim/source-list.ts";
import { bytesInWords } from "#lib/domain/text/bytes-in-words.ts";
import { listSources } from "#lib/usecases/source/list-sources.ts";
import { readCopySpace } from "#lib/usecases/source/read-copy-space.ts";

export const metadata: Metadata = { title: "Sources" };

type SourcesPageProps = { searchParams: Promise<{ show?: string | string[]; q?: string | string[]; after?: string | string[] }> };

/** Every source of the desk, how many stand how, and those somebody should look at. */
export default async function SourcesPage({ searchParams }: SourcesPageProps) {
  const { show: wanted, q, after } = await searchParams;
  const actor = await requireActor("/desk/sources");
  const show = sourceFilters.find((filter) => filter === wanted) ?? "all";
  const query = typeof q === "string" ? q.slice(0, 200) : "";
  const listed = await listSources(actor, { show, query, after: typeof after === "string" ? after : null });
  const space = await readCopySpace(actor);
  const { sources, next, counts } = listed.ok ? listed.value : { sources: [], next: null, counts: null };
  return (
    <main className="mx-auto grid max-w-5xl gap-6 px-4 py-8 md:py-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="grow font-serif text-3xl leading-tight font-semibold">Sources</h1>
        <form action="/desk/sources" className="min-w-0 flex-[0_1_18rem] max-sm:flex-[1_1_100%]">
          {show !== "all" && <input type="hidden" name="show" value={show} />}
          <Input
            type="search"
            name="q"
            aria-label="Search sources"
            placeholder="Title, publisher, address…"
            dir="auto"
            defaultValue={query}
          />
        </form>
      </header>
      {counts && (
        <nav aria-label="Health" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {sourceFilters.map((filter) => (
            <Link
              key={filter}
              href={address(filter, query)}
              aria-current={filter === show ? "page" : undefined}
              className="aria-[current]:font-semibold"
            >
              {filterWords[filter]} ({counts[filter]})
            </Link>
          ))}
        </nav>
      )}
      {sources.length === 0 ? (
        <EmptyState title={counts?.all === 0 ? "No sources yet" : "None of these"}>
          {counts?.all === 0
            ? "A link that you put behind an annotation becomes a source: it is read, a copy is kept, and the words you quote are looked for in it."
            : "No source stands like this, or none has these words."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </ul>
      )}
      {next && <Link href={address(show, query, next)}>Older sources</Link>}
      {space.ok && (
        <p className="text-sm text-soft">
          All copies take {bytesInWords(space.value.taken)} of the {bytesInWords(space.value.quota)} they may have (ASSAY_EVIDENCE_QUOTA).
        </p>
      )}
    </main>
  );
}

function address(show: SourceFilter, query: string, after?: string): string {
  const parameters = new URLSearchParams({ ...(show !== "all" && { show }), ...(query && { q: query }), ...(after && { after }) });
  return parameters.size === 0 ? "/desk/sources" : `/desk/sources?${parameters}`;
}
