import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import type { Origin } from "#lib/domain/claim/origin.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { hostShown } from "../prose/host-shown.ts";

/** Who made an annotation elsewhere, and when, as its source tells it. */
export function OriginLine({ origin }: { origin: Origin }) {
  const { id, creator, createdAt, updatedAt } = origin;
  const address = id !== null && /^https?:\/\//i.test(id) && isSafeLink(id) ? id : null;
  const made = createdAt ?? updatedAt;
  return (
    <p className="mt-0.5 text-soft wrap-anywhere">
      Taken in from {creator ? <bdi>{creator}</bdi> : "elsewhere"}
      {made && `, ${longDate(made)}`}
      {createdAt && updatedAt && updatedAt.slice(0, 10) !== createdAt.slice(0, 10) && `, changed ${longDate(updatedAt)}`}
      {address && (
        <>
          {" · "}
          <a href={address} rel="noopener noreferrer nofollow" target="_blank" className="underline" {...hostShown(address)}>
            at its source
          </a>
        </>
      )}
    </p>
  );
}
