"use client";

import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { type TimedSpan, timedSpans, timeOf } from "#lib/domain/article/timed-spans.ts";
import { type Moment, momentOf } from "#lib/domain/export/moments.ts";
import type { Span } from "#lib/domain/text/span.ts";
import { useRoomState } from "./room-context.ts";

/** The text of a room never changes: the times in it are found once, for all cards. */
const known = new WeakMap<DocumentJson, TimedSpan[]>();

/** When passages are said, where the article is a transcript with times. */
export function useMoments(passages: Span[]): Moment[] {
  const document = useRoomState((state) => state.snapshot.document);
  const sourceUrl = useRoomState((state) => state.article.sourceUrl);
  const spoken = known.get(document) ?? timedSpans(document);
  known.set(document, spoken);
  return passages.flatMap((passage) => momentOf({ time: timeOf(spoken, passage) }, { sourceUrl }) ?? []);
}
