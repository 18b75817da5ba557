"use client";

import { useRouter } from "next/navigation";
import { mergeClaimantsAction, partClaimantsAction } from "#lib/actions/claimant.ts";
import type { Claimant, ListedClaimant } from "#lib/domain/claim/claimant.ts";
import type { Result } from "#lib/domain/result.ts";
import { Button } from "../ui/button.tsx";
import { SameAsForm } from "../ui/same-as-form.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useBusy } from "../ui/use-busy.ts";
import { ClaimantNameForm } from "./claimant-name-form.tsx";
import { claimantKindWords } from "./kind-words.ts";

type ClaimantNamesProps = {
  claimant: Claimant /** Who is looked for, to be merged, and who was found. */;
  query: string;
  alike: ListedClaimant[];
};

/** What annotations call a claimant. Others who turn out to be the same are merged, and taken out again. */
export function ClaimantNames({ claimant, query, alike }: ClaimantNamesProps) {
  const router = useRouter();
  const [busy, during] = useBusy();
  const { id, names } = claimant;

  /** Says how it went; `undo` takes it back. */
  function told(answer: Result<unknown>, words: string, undo?: () => void): void {
    if (!answer.ok) showToast(answer.error.message, { tone: "problem" });
    else showToast(words, undo ? { undo } : {});
    router.refresh();
  }

  const merge = (other: Pick<Claimant, "id" | "name">) =>
    during(async () => {
      const answer = await mergeClaimantsAction({ id, otherId: other.id });
      const moved = answer.ok ? answer.value.moved : [];
      const undo = () => void partClaimantsAction({ id, otherId: other.id, moved }).then((undone) => told(undone, "Two claimants again."));
      told(answer, `${other.name} is a further name now.`, undo);
    });

  const part = (otherId: string, name: string) =>
    during(async () => {
      const answer = await partClaimantsAction({ id, otherId });
      const undo = () => void mergeClaimantsAction({ id, otherId }).then((undone) => told(undone, "One claimant again."));
      told(answer, `${name} is no name of theirs any more.`, undo);
    });

  return (
    <section aria-labelledby="names" className="grid gap-3">
      <h2 id="names" className="font-serif text-xl font-semibold">
        Names
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
        {names.map(({ name, originId }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span dir="auto" className="min-w-0 grow wrap-anywhere">
              {name}
            </span>
            {originId !== id && (
              <Button size="small" aria-label={`Take out ${name}`} disabled={busy} onClick={() => void part(originId, name)}>
                Take out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ClaimantNameForm id={id} />
      <SameAsForm
        path={`/desk/claimants/${id}`}
        label="The same as another claimant?"
        placeholder="Their name, or its beginning"
        query={query}
        submit="Look for them"
      />
      {query !== "" && alike.length === 0 && <p className="text-sm text-soft">No other claimant has these words in a name.</p>}
      {alike.length > 0 && (
        <ul aria-label="Found" className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
          {alike.map((other) => (
            <li key={other.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
              <span className="min-w-0 grow basis-48 wrap-anywhere">
                <bdi className="font-medium">{other.name}</bdi>
                <span className="text-sm text-soft">{` · ${claimantKindWords[other.kind]} · ${other.claims === 1 ? "1 claim" : `${other.claims} claims`}`}</span>
              </span>
              <Button size="small" disabled={busy} onClick={() => void merge(other)}>
                Merge into this one
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
