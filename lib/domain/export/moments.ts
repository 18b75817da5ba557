import { addressAt } from "../article/recording-address.ts";
import { clockTime, type RecordingTime } from "../article/recording-time.ts";
import type { PublishedAnnotation, RevisionContent } from "../revision/revision.ts";
import { webUri } from "./addresses.ts";

/** When a passage of a transcript is said: as people write it, and where the recording can be heard from there on, if that is known. */
export type Moment = { clock: string; address: string | null };

type Article = Pick<RevisionContent["article"], "sourceUrl">;

/** When the passages are said; none for those that have no time. */
export function momentsOf({ passages }: Pick<PublishedAnnotation, "passages">, article: Article): Moment[] {
  return passages.flatMap((passage) => momentOf(passage, article) ?? []);
}

export function momentOf({ time }: { time?: RecordingTime | null }, { sourceUrl }: Article): Moment | null {
  return time ? { clock: clockTime(time.start), address: webUri(addressAt(sourceUrl, time)) } : null;
}
