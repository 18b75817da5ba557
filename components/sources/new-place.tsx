import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import type { SourceMove } from "#lib/domain/claim/source.ts";
import { hostShown } from "../prose/host-shown.ts";

/** Where a source that has moved is now, as its site says. */
export function NewPlace({ moved }: { moved: SourceMove | null | undefined }) {
  if (!moved || !isSafeLink(moved.to)) return null;
  return (
    <a className="text-link wrap-anywhere" href={moved.to} target="_blank" rel="noopener noreferrer nofollow" {...hostShown(moved.to)}>
      <bdi>{moved.to}</bdi>
    </a>
  );
}
