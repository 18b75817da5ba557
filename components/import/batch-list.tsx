"use client";

import Link from "next/link.js";
import { useRouter } from "next/navigation.js";
import { useEffect } from "react";
import { type ImportBatchSummary, progressOf } from "#lib/domain/article/import-batch.ts";
import { Button } from "../ui/button.tsx";
import { articlesOf, BatchProgress } from "./batch-progress.tsx";
import { dismissBatch } from "./dismiss-batch.ts";
import { GivenAt } from "./given-at.tsx";

/** In milliseconds: a glance, the batch's own page is looked at more often. */
const lookEvery = 5000;

/** Imports of many, until they are dismissed. */
export function BatchList({ batches }: { batches: ImportBatchSummary[] }) {
  const router = useRouter();
  const goesOn = batches.some(isGoingOn);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => router.refresh(), lookEvery);
    return () => clearInterval(timer);
  }, [goesOn, router]);

  if (batches.length === 0) return null;
  return (
    <section aria-labelledby="import-batches" className="grid gap-2">
      <h2 id="import-batches" className="eyebrow">
        Several at once
      </h2>
      <ul className="grid">
        {batches.map((batch) => (
          <li key={batch.id} className="flex items-start gap-3 border-t border-line py-3">
            <Link href={`/desk/import/batches/${batch.id}`} className="group grid min-w-0 grow gap-1 no-underline">
              <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-serif text-[1.05rem] font-semibold text-ink group-hover:underline">{articlesOf(batch)}</span>
                <span className="text-sm text-soft">
                  <GivenAt at={batch.createdAt} />
                </span>
              </span>
              <BatchProgress counts={batch.counts} />
            </Link>
            {isGoingOn(batch) ? null : (
              <Button
                size="small"
                variant="quiet"
                onClick={() => void dismissBatch(batch)}
                aria-label={`Dismiss the import of ${articlesOf(batch)}`}
              >
                Dismiss
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function isGoingOn({ counts }: ImportBatchSummary): boolean {
  const { all, done } = progressOf(counts);
  return done < all;
}
