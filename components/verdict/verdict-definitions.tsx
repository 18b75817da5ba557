import type { ReactNode } from "react";
import type { Verdict } from "#lib/domain/claim/scale.ts";

type VerdictDefinitionsProps = {
  id?: string;
  verdicts: Verdict[];
  shown: Verdict | null;
  /** Say the verdict's name before what it means. */
  named?: boolean;
  /** What stands there while none is shown. */
  children: ReactNode;
};

/**
 * What a verdict means. All of them lie upon each other, so that the place is always as high as the longest: pointing at another verdict moves
 * nothing from under the pointer.
 */
export function VerdictDefinitions({ id, verdicts, shown, named = false, children }: VerdictDefinitionsProps) {
  return (
    <div id={id} className="grid [&>p]:[grid-area:1/1]">
      <p className={shown ? "invisible" : undefined}>{children}</p>
      {verdicts.map((verdict) => (
        <p key={verdict.slug} className={verdict.slug === shown?.slug ? undefined : "invisible"}>
          {named && <b className="text-ink">{verdict.name}. </b>}
          {verdict.definition}
        </p>
      ))}
    </div>
  );
}
