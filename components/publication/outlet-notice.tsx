import type { ChangedPassage, OutletChanges } from "#lib/domain/article/outlet-changes.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { WordDifference } from "../prose/word-difference.tsx";
import { plural } from "./names.ts";

/** Says, before anything is read, that the outlet's text is no longer the one that was checked. */
export function OutletNotice({ since, outlet }: { since: OutletChanges; outlet: string | null }) {
  const { length } = since.passages;
  return (
    <p className="notice" role="note">
      <b>
        <bdi>{outlet ?? "The outlet"}</bdi>
        {" has changed this text since our check. "}
      </b>
      {"We noticed on "}
      <time dateTime={since.noticedAt}>{longDate(since.noticedAt)}</time>
      {length === 0
        ? "; none of the passages we checked is affected. "
        : `; ${plural(length, "passage")} we checked ${length === 1 ? "reads" : "read"} differently now, as said beside ${length === 1 ? "it" : "them"}. `}
      {"This page shows the text as we checked it."}
    </p>
  );
}

/** Beside a check: the verdict stands for the words it was given for, and these are other words. */
export function ChangedSince({ change, language }: { change: ChangedPassage; language: string }) {
  return (
    <div className="since" role="note">
      <p>
        <b>The outlet changed {change.now === null ? "its text" : "this passage"} after our check.</b>
        {" Noticed on "}
        <time dateTime={change.noticedAt}>{longDate(change.noticedAt)}</time>
        {change.now === null ? ". We no longer find these words for sure:" : ":"}
      </p>
      <blockquote lang={language}>
        {change.now === null ? (
          <p dir="auto">
            <del>{change.old}</del>
          </p>
        ) : (
          <WordDifference before={change.old} after={change.now} language={language} />
        )}
      </blockquote>
    </div>
  );
}
