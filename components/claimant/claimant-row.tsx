import Link from "next/link";
import type { ListedClaimant } from "#lib/domain/claim/claimant.ts";
import { claimantKindWords } from "./kind-words.ts";

/** A claimant among others: what they are, what else they are called, how much they claim. */
export function ClaimantRow({ claimant }: { claimant: ListedClaimant }) {
  const { id, kind, name, names, claims } = claimant;
  const further = names.flatMap((each) => (each.name === name ? [] : [each.name]));
  return (
    <li className="relative grid gap-0.5 px-4 py-3 hover:bg-hover">
      <Link
        href={`/desk/claimants/${id}`}
        prefetch={false}
        className="font-serif font-semibold text-ink no-underline wrap-anywhere after:absolute after:inset-0 hover:underline"
        dir="auto"
      >
        {name}
      </Link>
      <p className="text-sm text-soft wrap-anywhere">
        {`${claimantKindWords[kind]} · ${claims === 1 ? "1 claim" : `${claims} claims`}`}
        {further.length > 0 && (
          <>
            {" · also "}
            <bdi>{further.join(", ")}</bdi>
          </>
        )}
      </p>
    </li>
  );
}
