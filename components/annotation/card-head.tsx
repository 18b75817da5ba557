import type { ReactNode } from "react";
import type { Verdict } from "#lib/domain/claim/scale.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

type CardHeadProps = {
  verdict: Verdict | null;
  /** The words it was given for have changed: until a person says otherwise, it stands for nothing. */
  suspended?: boolean;
  children?: ReactNode;
};

/** First line of every card: the verdict, by icon and word, and beside it where the card stands. */
export function CardHead({ verdict, suspended = false, children }: CardHeadProps) {
  const name = suspended ? "Verdict suspended" : (verdict?.name ?? "To check");
  return (
    <div className="card-head flex min-h-6 items-center gap-1.5">
      <span
        className={`flex max-w-3/4 shrink-0 items-center gap-1.5 font-semibold ${suspended ? "text-todo" : "card-verdict"}`}
        title={suspended ? undefined : verdict?.definition}
      >
        <MarkIcon verdict={suspended ? null : verdict} className="size-4 shrink-0" />
        <span className="truncate">{name}</span>
      </span>
      <span className="ms-auto flex items-center gap-1.5 text-[0.8rem] text-soft">{children}</span>
    </div>
  );
}
