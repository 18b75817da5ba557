import type { ReactNode } from "react";
import type { PublishedVerdict } from "#lib/domain/revision/revision.ts";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = {
  kicker: ReactNode;
  verdict: PublishedVerdict | null;
  /** What is said in its place where there is none. */
  without: string;
  /** Whom the verdict is on, for who hears the page. */
  spoken: string;
  /** The words that were checked: never larger than what was found of them, as they may be false. */
  children: ReactNode;
};

/** The head of a page that tells what was found: the verdict as its title, then the words it stands for. */
export function VerdictHeading({ kicker, verdict, without, spoken, children }: Props) {
  return (
    <hgroup className="found">
      <p className="kicker">{kicker}</p>
      <h1>
        {verdict ? (
          <>
            <span className="vh">{`${spoken}: `}</span>
            <VerdictLabel verdict={verdict} />
          </>
        ) : (
          without
        )}
      </h1>
      {children}
    </hgroup>
  );
}
