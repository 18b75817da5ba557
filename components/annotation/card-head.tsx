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
  if (suspended) return <SuspendedHead>{children}</SuspendedHead>;
  return (
    <div className="flex min-h-6 items-center gap-1.5">
      <span className="card-verdict flex items-center gap-1.5 font-semibold whitespace-nowrap" title={verdict?.definition}>
        <MarkIcon verdict={verdict} className="size-4 shrink-0" />
        {verdict?.name ?? "To check"}
      </span>
      <span className="ms-auto flex min-w-0 items-center gap-1.5 text-[0.8rem] text-soft">{children}</span>
    </div>
  );
}

function SuspendedHead({ children }: Pick<CardHeadProps, "children">) {
  return (
    <div className="flex min-h-6 items-center gap-1.5">
      <span className="flex items-center gap-1.5 font-semibold whitespace-nowrap text-todo">
        <MarkIcon verdict={null} className="size-4 shrink-0" />
        Verdict suspended
      </span>
      <span className="ms-auto flex min-w-0 items-center gap-1.5 text-[0.8rem] text-soft">{children}</span>
    </div>
  );
}
