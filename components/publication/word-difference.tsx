import { diffWordsWithSpace } from "diff";

/** Above this many characters, comparing words would take longer than a reader waits; the new text is shown whole. */
const longest = 20_000;

/** A text with the words that left struck out and those that came underlined; heard as deletions and insertions. */
export function WordDifference({ before, after, language }: { before: string; after: string; language: string }) {
  if (before.length + after.length > longest) return <p dir="auto">{after}</p>;
  const parts = diffWordsWithSpace(before, after, { intlSegmenter: new Intl.Segmenter(language, { granularity: "word" }) });
  return (
    <p dir="auto">
      {parts.map(({ added, removed, value }, index) => {
        const key = `${index}`;
        if (added) return <ins key={key}>{value}</ins>;
        if (removed) return <del key={key}>{value}</del>;
        return <span key={key}>{value}</span>;
      })}
    </p>
  );
}
