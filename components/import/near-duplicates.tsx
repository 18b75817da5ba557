import { Copy } from "lucide-react";
import Link from "next/link.js";
import type { Warning } from "#lib/domain/article/article.ts";
import { nearDuplicateSlug } from "#lib/domain/article/near-duplicate.ts";

/** Before anything is saved: the library has nearly this text, and there it is. */
export function NearDuplicates({ warnings }: { warnings: Warning[] }) {
  const found = warnings.flatMap((note) => {
    const slug = nearDuplicateSlug(note);
    if (slug === null) return [];
    const words = note.message.replace(` (${slug}).`, ".");
    return [{ slug, words, name: words.slice(words.indexOf("“"), -1) }];
  });
  if (found.length === 0) return null;
  return (
    <section
      aria-label="Nearly the same text"
      className="flex items-start gap-2.5 border-b border-ctx bg-[color-mix(in_oklab,var(--ctx)_9%,var(--card))] px-4 py-2.5 text-sm sm:px-6"
    >
      <Copy aria-hidden className="mt-0.5 size-4 shrink-0 text-ctx" />
      <ul className="grid gap-1">
        {found.map(({ slug, words, name }) => (
          <li key={slug}>
            {words}{" "}
            <Link className="text-link" href={`/desk/articles/${slug}`} aria-label={`Compare with ${name}`}>
              Compare with it
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
