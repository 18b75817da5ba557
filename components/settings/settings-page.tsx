import type { ReactNode } from "react";

export function SettingsPage({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <main className="grid min-w-0 grid-cols-1 content-start gap-10">
      <header className="grid gap-1.5">
        <h1 className="font-serif text-3xl leading-tight font-semibold">{title}</h1>
        {lead ? <p className="max-w-[60ch] text-soft text-pretty">{lead}</p> : null}
      </header>
      {children}
    </main>
  );
}

export function SettingsSection({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-4">
      <header className="grid gap-1">
        <h2 className="text-base font-semibold">{title}</h2>
        {lead ? <p className="max-w-[60ch] text-sm text-soft text-pretty">{lead}</p> : null}
      </header>
      {children}
    </section>
  );
}

/** What someone sees who followed an address that isn't for them. */
export function SettingsRefusal({ title, message }: { title: string; message: string }) {
  return <SettingsPage title={title} lead={message} />;
}
