"use client";

import { citationWords } from "#lib/domain/export/wording.ts";
import { quoted } from "#lib/domain/text/quoted.ts";
import { useRoomState } from "../session/room-context.ts";

/** Where words of this article are put behind annotations of other articles. Nothing where they aren’t. */
export function CitedElsewhere() {
  const citations = useRoomState((state) => state.citations);
  if (citations.length === 0) return null;
  return (
    <section aria-label="Cited elsewhere">
      <h2 className="eyebrow mb-1.5">Cited elsewhere</h2>
      <ul className="grid gap-2">
        {citations.map(({ stance, exact, annotationId, claim, article }) => (
          <li key={`${annotationId} ${exact}`} className="text-[0.8rem] leading-snug">
            <span dir="auto" className="line-clamp-2 font-serif text-soft italic">
              {quoted(exact)}
            </span>
            {citationWords[stance]}{" "}
            <a className="text-link wrap-anywhere" href={`/desk/articles/${article.slug}#a-${annotationId}`} title={claim}>
              <bdi>{article.title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
