import type { Metadata } from "next";
import Link from "next/link";
import { ClaimantRow } from "#components/claimant/claimant-row.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Input } from "#components/ui/input.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listClaimants } from "#lib/usecases/claimant/list-claimants.ts";

export const metadata: Metadata = { title: "Claimants" };

type ClaimantsPageProps = { searchParams: Promise<{ q?: string | string[]; cursor?: string | string[] }> };

/** Everybody whose claims the desk checks. */
export default async function ClaimantsPage({ searchParams }: ClaimantsPageProps) {
  const { q, cursor } = await searchParams;
  const actor = await requireActor("/desk/claimants");
  const query = typeof q === "string" ? q.slice(0, 200) : "";
  const listed = await listClaimants(actor, { q: query, ...(typeof cursor === "string" && { cursor }) });
  const { claimants, next } = listed.ok ? listed.value : { claimants: [], next: null };
  return (
    <main className="mx-auto grid max-w-5xl gap-6 px-4 py-8 md:py-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="grow font-serif text-3xl leading-tight font-semibold">Claimants</h1>
        <form action="/desk/claimants" className="min-w-0 flex-[0_1_18rem] max-sm:flex-[1_1_100%]">
          <Input
            type="search"
            name="q"
            aria-label="Search claimants"
            placeholder="A name, or its beginning"
            dir="auto"
            defaultValue={query}
          />
        </form>
      </header>
      {claimants.length === 0 ? (
        <EmptyState title={query === "" ? "No claimants yet" : "Nobody of this name"}>
          {query === ""
            ? "Whoever is named as a claimant on a card appears here, with all that they claim."
            : "No claimant has these words in any of their names."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
          {claimants.map((claimant) => (
            <ClaimantRow key={claimant.id} claimant={claimant} />
          ))}
        </ul>
      )}
      {next && <Link href={`/desk/claimants?${new URLSearchParams({ ...(query && { q: query }), cursor: next })}`}>Next page</Link>}
    </main>
  );
}
