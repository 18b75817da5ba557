import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { PrecedentLine } from "#components/annotation/precedent-line.tsx";
import { ClaimantForm } from "#components/claimant/claimant-form.tsx";
import { ClaimantNames } from "#components/claimant/claimant-names.tsx";
import { claimantKindWords } from "#components/claimant/kind-words.ts";
import { hostShown } from "#components/prose/host-shown.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import { listClaimants } from "#lib/usecases/claimant/list-claimants.ts";
import { readClaimant } from "#lib/usecases/claimant/read-claimant.ts";

export const metadata: Metadata = { title: "Claimant" };

type ClaimantPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ like?: string | string[] }> };

/** Who somebody is, what else they are called, and what they claim. */
export default async function ClaimantPage({ params, searchParams }: ClaimantPageProps) {
  const [{ id }, { like }] = [await params, await searchParams];
  const actor = await requireActor(`/desk/claimants/${id}`);
  const read = await readClaimant(actor, { id });
  if (!read.ok) notFound();
  const { claimant, claims, count } = read.value;
  if (claimant.id !== id) redirect(`/desk/claimants/${claimant.id}`);
  const query = typeof like === "string" ? like.slice(0, 200) : "";
  const listed = query === "" ? null : await listClaimants(actor, { q: query, limit: 20 });
  const alike = listed?.ok ? listed.value.claimants.filter((other) => other.id !== id) : [];
  return (
    <main className="mx-auto grid max-w-4xl gap-7 px-4 py-8 md:py-10">
      <header className="grid gap-1">
        <p className="text-sm">
          <Link href="/desk/claimants">Claimants</Link>
        </p>
        <h1 dir="auto" className="font-serif text-3xl leading-tight font-semibold wrap-anywhere">
          {claimant.name}
        </h1>
        <p className="text-soft">{`${claimantKindWords[claimant.kind]} · ${count === 1 ? "1 claim" : `${count} claims`}`}</p>
        {isSafeLink(claimant.link) && (
          <a
            className="text-link wrap-anywhere"
            href={claimant.link}
            target="_blank"
            rel="noopener noreferrer nofollow"
            {...hostShown(claimant.link)}
          >
            <bdi>{claimant.link}</bdi>
          </a>
        )}
      </header>
      <ClaimantForm key={claimant.version} claimant={claimant} />
      <ClaimantNames claimant={claimant} query={query} alike={alike} />
      <section aria-labelledby="claims" className="grid gap-2">
        <h2 id="claims" className="font-serif text-xl font-semibold">
          What they claim
        </h2>
        {claims.length === 0 ? (
          <EmptyState title="Nothing just now">The annotations that named them were deleted, or name somebody else.</EmptyState>
        ) : (
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
            {claims.map((claim) => (
              <li key={claim.id} className="px-4 py-3">
                <PrecedentLine precedent={claim.newest} appearances={claim.count} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}
