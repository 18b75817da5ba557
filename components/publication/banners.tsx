import type { ReactNode } from "react";
import { longDate } from "#lib/domain/export/wording.ts";
import type { RevisionContent } from "#lib/domain/revision/revision.ts";
import type { ReviewContext } from "./review-context.ts";
import { sampleBanner } from "./sample-banner.tsx";

/** What must be known of a page of a review before it is read. */
export function banners(content: RevisionContent, context: ReviewContext): ReactNode {
  const { slug } = content.article;
  const shown = [
    context.view === "preview" && (
      <p key="preview" className="sample draft">
        <b>Preview</b>
        {`Only people of the desk see this. Publishing makes it revision ${content.number}.`}
      </p>
    ),
    content.sample && sampleBanner,
    context.view === "revision" && (
      <p key="revision" className="sample">
        <b>{`Revision ${content.number}`}</b>
        {`Kept as it was published on ${longDate(content.publishedAt)}. `}
        <a href={`/r/${slug}`}>See the review as it stands now</a>
      </p>
    ),
  ].filter(Boolean);
  return shown.length > 0 && shown;
}
