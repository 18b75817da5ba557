"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link.js";
import { useRouter } from "next/navigation.js";
import { useState } from "react";
import { cancelImportBatchAction, resumeImportBatchAction, retryImportItemsAction } from "#lib/actions/import-batch.ts";
import type { ImportBatch, ImportItem } from "#lib/domain/article/import-batch.ts";
import { Button } from "../ui/button.tsx";
import { BatchLine } from "./batch-line.tsx";
import { articlesOf, BatchProgress } from "./batch-progress.tsx";
import { dismissBatch } from "./dismiss-batch.ts";
import { GivenAt } from "./given-at.tsx";
import { useImportBatch } from "./use-import-batch.ts";

/** More lines than this are hard to look through for those that need a person. */
const manyLines = 8;

const filters: { name: string; shows: (item: ImportItem) => boolean }[] = [
  { name: "All", shows: () => true },
  { name: "To clean up", shows: ({ draft }) => draft !== null && draft.slug === null },
  { name: "Failed", shows: ({ state }) => state === "failed" },
];

/** Many texts on their way in: how far they are, one line each, and what can be done about it. */
export function BatchView({ batch: given }: { batch: ImportBatch }) {
  const router = useRouter();
  const view = useImportBatch(given);
  const [filter, setFilter] = useState(filters[0]);
  const { batch, goesOn, inHand, pending, run } = view;
  const { id } = batch;
  const again = batch.items.filter((item) => item.state === "failed" && item.again);
  const sending = batch.items.some(({ id, state }) => state === "expected" && inHand.has(id));
  const shown = batch.items.filter((item) => filter?.shows(item) ?? true);

  return (
    <main className="mx-auto grid max-w-3xl gap-6 px-4 py-8 sm:px-6 sm:py-10">
      <header className="grid gap-1">
        <Link href="/desk/import" className="text-link flex w-fit items-center gap-1 text-sm no-underline hover:underline">
          <ArrowLeft aria-hidden className="size-4" />
          All imports
        </Link>
        <h1 className="font-serif text-3xl leading-tight font-semibold">Import of {articlesOf(batch)}</h1>
        <p className="max-w-prose text-soft">
          Given <GivenAt at={batch.createdAt} />.{" "}
          {!goesOn
            ? "Each text that was read waits for its clean-up; nothing is published before you say so."
            : sending
              ? "Keep this tab open until your files are sent; after that the import goes on by itself."
              : "You may leave this page: the import goes on by itself."}
        </p>
      </header>
      <section aria-label="Progress" className="grid gap-3">
        <BatchProgress counts={batch.counts} />
        <div className="flex flex-wrap gap-2 empty:hidden">
          {goesOn ? (
            <Button disabled={pending} onClick={() => run(() => cancelImportBatchAction({ id }))}>
              Cancel the rest
            </Button>
          ) : null}
          {batch.counts.cancelled > 0 ? (
            <Button disabled={pending} onClick={() => run(() => resumeImportBatchAction({ id }))}>
              Go on with {batch.counts.cancelled} cancelled
            </Button>
          ) : null}
          {again.length > 1 ? (
            <Button disabled={pending} onClick={() => run(() => retryImportItemsAction({ id }))}>
              Try {again.length} failed again
            </Button>
          ) : null}
          {goesOn ? null : (
            <Button
              disabled={pending}
              onClick={() => void dismissBatch(batch).then((dismissed) => dismissed && router.push("/desk/import"))}
            >
              Dismiss
            </Button>
          )}
        </div>
        <div role="status" className="text-sm text-soft empty:absolute">
          {view.reached ? null : "The desk can’t be reached just now. What it has of this import is safe there."}
          {view.reached && !goesOn ? <span className="sr-only">The import is done.</span> : null}
        </div>
        <div role="alert" className="text-sm text-ina empty:absolute">
          {view.problem}
        </div>
      </section>
      {batch.items.length > manyLines ? (
        <fieldset className="flex flex-wrap gap-1">
          <legend className="sr-only">Which lines to show</legend>
          {filters.map((choice) => (
            <Button
              key={choice.name}
              size="small"
              variant="quiet"
              aria-pressed={filter === choice}
              onClick={() => setFilter(choice)}
              className="aria-pressed:bg-hover"
            >
              {choice.name} <span className="text-soft tabular-nums">{batch.items.filter(choice.shows).length}</span>
            </Button>
          ))}
        </fieldset>
      ) : null}
      <ul aria-label="Texts of this import" className="grid border-b border-line">
        {shown.map((item) => (
          <BatchLine
            key={item.id}
            item={item}
            batchId={id}
            inHand={inHand.has(item.id)}
            onRetry={item.again ? (insisted = {}) => run(() => retryImportItemsAction({ id, itemId: item.id, ...insisted })) : null}
            pending={pending}
          />
        ))}
        {shown.length === 0 ? <li className="border-t border-line py-3 text-sm text-soft">None.</li> : null}
      </ul>
    </main>
  );
}
