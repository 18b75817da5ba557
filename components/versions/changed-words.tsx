import { kindWords, type SentenceChange } from "#lib/domain/sentence/kinds.ts";
import { WordDifference } from "../prose/word-difference.tsx";

/** Words that stayed, in a sentence that reads otherwise now. */
export function ChangedSentence({ change, language }: { change: SentenceChange; language: string }) {
  return (
    <figure className="grid gap-1">
      <figcaption className="eyebrow">The words stand, the sentence changed: {kindWords(change)}</figcaption>
      <ChangedWords before={change.old} after={change.now} language={language} />
    </figure>
  );
}

/** What stood there and what stands there now, word by word; read out one after the other. */
export function ChangedWords({ before, after, language }: { before: string; after: string; language: string }) {
  return (
    <>
      <blockquote
        lang={language}
        className="border-s-2 border-line ps-2.5 font-serif leading-relaxed wrap-anywhere [&_del]:text-soft [&_del]:decoration-ina [&_ins]:bg-[color-mix(in_oklab,var(--acc)_14%,transparent)] [&_ins]:decoration-acc [&_del+ins]:ms-[0.2em]"
      >
        <WordDifference before={before} after={after} language={language} />
      </blockquote>
      <dl className="sr-only">
        <dt>Before</dt>
        <dd>{before}</dd>
        <dt>Now</dt>
        <dd>{after}</dd>
      </dl>
    </>
  );
}
