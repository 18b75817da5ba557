import type { Excerpt } from "#lib/domain/text/excerpt.ts";

/** A part of a text with the words in it that were looked for. */
export function FoundWords({ text, found }: Excerpt) {
  const parts = found.map(({ start, end }, index) => ({
    before: text.slice(found[index - 1]?.end ?? 0, start),
    word: text.slice(start, end),
    start,
  }));
  return (
    <>
      {parts.map(({ before, word, start }) => (
        <span key={start}>
          {before}
          <mark className="bg-selection text-inherit">{word}</mark>
        </span>
      ))}
      {text.slice(found.at(-1)?.end ?? 0)}
    </>
  );
}
