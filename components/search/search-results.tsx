import Link from "next/link";
import { type SearchResult, searchKinds } from "#lib/domain/article/search-result.ts";
import { Button } from "../ui/button.tsx";
import { FoundWords } from "./found-words.tsx";
import { kindWords } from "./kind-words.ts";
import { resultHref } from "./search-address.ts";

type SearchResultsProps = { q: string; kind: string; results: SearchResult[]; next: string | null; later: boolean };

/** What was found, the best first; of one kind, where one was chosen. */
export function SearchResults({ q, kind, results, next, later }: SearchResultsProps) {
  const href = (more: Record<string, string>) => `/desk?${new URLSearchParams({ q, ...(kind && { kind }), ...more })}`;
  return (
    <>
      <nav aria-label="Kinds" className="flex flex-wrap gap-1.5 text-sm">
        {(["", ...searchKinds] as const).map((each) => (
          <Link
            key={each}
            href={`/desk?${new URLSearchParams({ q, ...(each && { kind: each }) })}`}
            aria-current={each === kind ? "page" : undefined}
            className="rounded-full border border-line px-3 py-1 text-soft no-underline hover:bg-hover hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
          >
            {each === "" ? "Everything" : kindWords[each].many}
          </Link>
        ))}
      </nav>
      <p role="status" className="text-sm text-soft">
        {results.length === 0 ? nothing(later) : ""}
      </p>
      {results.length > 0 ? (
        <ol className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card wrap-anywhere">
          {results.map((result) => (
            <li key={`${result.kind} ${result.id}`} className="relative grid gap-0.5 px-4 py-3 hover:bg-hover sm:px-5">
              <p className="flex flex-wrap gap-x-2 text-[0.8rem] text-soft">
                <span className="font-medium">{kindWords[result.kind].one}</span>
                {result.article && result.kind !== "article" ? (
                  <span dir="auto" lang={result.article.language}>
                    {result.article.title}
                  </span>
                ) : null}
              </p>
              <p className="font-serif text-[1.02rem] leading-snug font-semibold" dir="auto" lang={result.article?.language}>
                <Link
                  href={resultHref(result)}
                  prefetch={false}
                  className="text-ink no-underline after:absolute after:inset-0 hover:underline"
                >
                  <FoundWords {...result.title} />
                </Link>
              </p>
              {result.kind === "person" || result.excerpt.text === "" ? null : (
                <p className="text-sm text-soft" dir="auto" lang={result.article?.language}>
                  <FoundWords {...result.excerpt} />
                </p>
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {next === null && !later ? null : (
        <nav aria-label="Pages" className="flex gap-2">
          {later ? (
            <Button asChild>
              <Link href={href({})}>First page</Link>
            </Button>
          ) : null}
          {next === null ? null : (
            <Button asChild>
              <Link href={href({ cursor: next })}>Next page</Link>
            </Button>
          )}
        </nav>
      )}
    </>
  );
}

function nothing(later: boolean): string {
  if (later) return "There is nothing further on.";
  return "Nothing at the desk has all these words: no article or its text, no claim, claimant, source, comment or person.";
}
