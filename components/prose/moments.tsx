import { Fragment } from "react";
import type { Moment } from "#lib/domain/export/moments.ts";
import { hostShown } from "./host-shown.ts";

/** When passages of a transcript are said, each leading to its moment of the recording where that is known. */
export function Moments({ moments, target }: { moments: Moment[]; target?: "_blank" }) {
  return moments.map(({ clock, address }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they change all at once
    <Fragment key={index}>
      {index > 0 && ", "}
      {address === null ? (
        clock
      ) : (
        <a href={address} target={target} rel="nofollow noopener" {...hostShown(address)}>
          {clock}
        </a>
      )}
    </Fragment>
  ));
}
