"use client";

import { mergeSourcesAction, partSourcesAction } from "#lib/actions/source.ts";
import type { FoundSource, FurtherAddress } from "#lib/domain/claim/source-list.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { SameAsForm } from "../ui/same-as-form.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useBusy } from "../ui/use-busy.ts";
import { stateWords } from "./source-words.ts";

type SourceAddressesProps = {
  id: string;
  further: FurtherAddress[];
  /** What is looked for, to be merged, and what was found. Of no words: what is at near addresses. */
  query: string;
  alike: FoundSource[];
};

const row = "flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2";
const list = "divide-y divide-line overflow-hidden rounded-lg border border-line bg-card";

/** The further addresses of a document. Others that turn out to be the same are merged, and taken out again. */
export function SourceAddresses({ id, further, query, alike }: SourceAddressesProps) {
  const [busy, during] = useBusy();

  const merge = (other: FoundSource) =>
    during(async () => {
      const answer = await act(() => mergeSourcesAction({ id, otherId: other.id }));
      if (!answer.ok) return;
      const undo = () => act(() => partSourcesAction({ id, otherId: other.id, moved: answer.value.moved }));
      showToast("One source now. What was published stays as it is.", { undo, topic: `source ${id}` });
    });

  const part = (otherId: string) =>
    during(async () => {
      const answer = await act(() => partSourcesAction({ id, otherId }));
      if (!answer.ok) return;
      const undo = () => act(() => mergeSourcesAction({ id, otherId }));
      showToast("A source of its own again.", { undo, topic: `source ${id}` });
    });

  return (
    <section aria-labelledby="addresses" className="grid gap-3">
      <h2 id="addresses" className="font-serif text-xl font-semibold">
        Further addresses
      </h2>
      {further.length === 0 ? (
        <p className="text-soft">It is cited at no other address.</p>
      ) : (
        <ul className={list}>
          {further.map(({ id: otherId, url, state, at }) => (
            <li key={otherId} className={row}>
              <span className="min-w-0 grow basis-48 wrap-anywhere">
                <bdi>{url}</bdi>
                <span className="block text-sm text-soft">
                  {stateWords[state ?? "none"]}
                  {at && `, ${longDate(at)}`}
                </span>
              </span>
              <Button size="small" disabled={busy} aria-label={`Another document: ${url}`} onClick={() => void part(otherId)}>
                Another document
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SameAsForm
        path={`/desk/sources/${id}`}
        label="The same as another source?"
        placeholder="Its address, or words of its title"
        query={query}
        submit="Look for it"
      />
      {query !== "" && alike.length === 0 && <p className="text-sm text-soft">No other source has this address or these words.</p>}
      {alike.length > 0 && (
        <ul aria-label="Found" className={list}>
          {alike.map((other) => (
            <li key={other.id} className={row}>
              <span className="min-w-0 grow basis-48 wrap-anywhere">
                <bdi className="font-medium">{other.title || other.url}</bdi>
                <span className="block text-sm text-soft">
                  <bdi>{other.url}</bdi>
                </span>
              </span>
              <Button size="small" disabled={busy} aria-label={`Merge into this one: ${other.url}`} onClick={() => void merge(other)}>
                Merge into this one
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
