"use client";

import { pageKindOf } from "#lib/domain/article/page-kind.ts";
import type { Refusal } from "#lib/domain/result.ts";
import { Button } from "../ui/button.tsx";

type NoArticleProps = {
  refusal: Refusal | null;
  pending: boolean;
  /** Takes it as it is. */
  onForce: () => void;
  /** Only for what has an address: takes all pages of the article, or one of them by itself. */
  onPages?: { all: () => void; one: (address: string) => void };
};

/** What was given looks like no article: what there is of it, and the ways to take it all the same. Nothing when that isn’t so. */
export function NoArticle({ refusal, pending, onForce, onPages }: NoArticleProps) {
  const page = refusal && pageKindOf(refusal);
  if (page === null) return null;
  const several = onPages !== undefined && page.pages.length > 1;
  return (
    <section aria-label="What was found" className="grid gap-3 rounded-lg border border-line bg-card px-4 py-3 text-sm">
      <p className="text-soft">
        What gave it away: <span className="break-words text-ink">{page.sign}</span>.
      </p>
      {page.text === "" ? null : (
        <blockquote
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
          tabIndex={0}
          dir="auto"
          className="max-h-44 overflow-auto rounded-(--radius) bg-sunk px-3 py-2 font-serif leading-relaxed break-words whitespace-pre-line"
        >
          {page.title === "" ? null : <p className="font-semibold">{page.title}</p>}
          {page.text}
        </blockquote>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {several ? (
          <Button variant="primary" disabled={pending} onClick={onPages.all}>
            Load all {page.pages.length} pages in order
          </Button>
        ) : null}
        <Button disabled={pending} onClick={onForce}>
          {several ? "Load this page alone" : "Load it all the same"}
        </Button>
      </div>
      {several ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
          Or one page alone:
          {page.pages.map((address, index) => (
            <button
              key={address}
              type="button"
              className="text-link min-h-6 min-w-6"
              title={address}
              disabled={pending}
              onClick={() => onPages.one(address)}
              aria-label={`Load page ${index + 1} alone`}
            >
              {index + 1}
            </button>
          ))}
        </p>
      ) : null}
    </section>
  );
}
