import type { ReactNode } from "react";

type EmptyStateProps = { title: string; children?: ReactNode /** The one thing to do next. */; action?: ReactNode };

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center gap-3 py-16 text-center">
      <h2 className="font-serif text-2xl font-semibold text-balance">{title}</h2>
      {children ? <div className="text-soft text-pretty">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
