import Link from "next/link";
import type { AuditedEvent } from "#lib/domain/audit/audit.ts";
import { Moment } from "../ui/moment.tsx";
import { auditHref } from "./audit-address.ts";

/** Events of the audit log: who did what, where, when, and what else was written down. */
export function AuditList({ events }: { events: AuditedEvent[] }) {
  return (
    <ol className="divide-y divide-line rounded-lg border border-line bg-card">
      {events.map((event) => (
        <li key={event.id} className="grid gap-0.5 px-4 py-2.5">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="grow">
              <b dir="auto">{event.by?.name ?? "Nobody by name"}</b> {event.what}
            </span>
            <span className="text-sm whitespace-nowrap text-soft">
              <Moment at={event.at} to="minute" />
            </span>
          </p>
          <Place event={event} />
          {hasMore(event.data) && (
            <details className="text-sm">
              <summary className="w-fit text-soft">Details</summary>
              <pre className="mt-1 max-h-80 overflow-auto rounded bg-sunk p-2 text-[0.8rem] whitespace-pre-wrap wrap-anywhere">
                {JSON.stringify(event.data, null, 2)}
              </pre>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function Place({ event: { article, subject, subjectId } }: { event: AuditedEvent }) {
  if (!article) return null;
  if (article.removed) {
    return (
      <p className="text-sm text-soft wrap-anywhere" dir="auto">
        <Link href={auditHref({ article: article.slug })}>{article.title}</Link> (removed)
      </p>
    );
  }
  const place = subject === "annotation" ? `#a-${subjectId}` : "";
  return (
    <p className="text-sm wrap-anywhere" dir="auto">
      <Link href={`/desk/articles/${article.slug}${place}`}>{article.title}</Link>
    </p>
  );
}

function hasMore(data: unknown): boolean {
  return typeof data === "object" && data !== null && Object.keys(data).length > 0;
}
