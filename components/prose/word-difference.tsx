import { diffWordsWithSpace } from "diff";

/** Above this many characters, comparing words would take longer than a reader waits; the new text is shown whole. */
const longest = 20_000;
/** Where less than this part of the words stayed, a text was written anew: word by word, neither could be read. */
const least = 0.35;

/** A text with the words that left struck out and those that came underlined; heard as deletions and insertions. */
export function WordDifference({ before, after, language }: { before: string; after: string; language: string }) {
  if (before.length + after.length > longest) return <p dir="auto">{after}</p>;
  const parts = diffWordsWithSpace(before, after, { intlSegmenter: new Intl.Segmenter(language, { granularity: "word" }) });
  const kept = parts.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : letters(value)), 0);
  if (kept < least * Math.min(letters(before), letters(after))) {
    return (
      <>
        <p dir="auto">
          <del>{before}</del>
        </p>
        <p dir="auto">
          <ins>{after}</ins>
        </p>
      </>
    );
  }
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

function letters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "").length;
}
