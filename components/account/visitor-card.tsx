import type { ReactNode } from "react";

type VisitorCardProps = { deskName: string; title: string; lead?: ReactNode; children?: ReactNode };

/** The one thing on a page for someone who isn't signed in. */
export function VisitorCard({ deskName, title, lead, children }: VisitorCardProps) {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-[26rem] content-center gap-6 px-4 py-10">
      <a href="/" className="font-serif text-lg font-semibold text-ink no-underline hover:underline">
        {deskName}
      </a>
      <section className="grid gap-5 rounded-lg border border-line bg-card p-6 shadow-[0_1px_3px_rgb(0_0_0/0.05)] sm:p-7">
        <header className="grid gap-2">
          <h1 className="font-serif text-2xl leading-tight font-semibold text-balance">{title}</h1>
          {lead ? <div className="text-soft text-pretty">{lead}</div> : null}
        </header>
        {children}
      </section>
    </main>
  );
}
