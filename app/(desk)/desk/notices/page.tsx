import type { Metadata } from "next";
import Link from "next/link";
import { MarkAllRead } from "#components/notice/mark-all-read.tsx";
import { NoticeList } from "#components/notice/notice-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { countNotices, listNotices } from "#lib/usecases/notice/list-notices.ts";

export const metadata: Metadata = { title: "Notices" };

const section = 50;

type NoticesPageProps = { searchParams: Promise<{ show?: string | string[]; after?: string | string[] }> };

/** What this person was told: by whom they were called, what came back, what changed. */
export default async function NoticesPage({ searchParams }: NoticesPageProps) {
  const { show, after } = await searchParams;
  const actor = await requireActor("/desk/notices");
  const unreadOnly = show === "unread";
  const cursor = typeof after === "string" ? { cursor: after } : {};
  const [listed, counted] = await Promise.all([listNotices(actor, { limit: section, unread: unreadOnly, ...cursor }), countNotices(actor)]);
  const { notices, next } = listed.ok ? listed.value : { notices: [], next: null };
  const unread = counted.ok ? counted.value.count : 0;
  const href = (more: Record<string, string>) => `/desk/notices?${new URLSearchParams({ ...(unreadOnly && { show: "unread" }), ...more })}`;
  return (
    <main className="mx-auto grid max-w-3xl gap-6 px-4 py-8 md:py-10">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="grow font-serif text-3xl leading-tight font-semibold">Notices</h1>
        {unread > 0 && <MarkAllRead />}
      </header>
      <nav aria-label="Which notices" className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <Link href="/desk/notices" aria-current={unreadOnly ? undefined : "page"} className="aria-[current]:font-semibold">
          All
        </Link>
        <Link href="/desk/notices?show=unread" aria-current={unreadOnly ? "page" : undefined} className="aria-[current]:font-semibold">
          Unread ({unread >= 100 ? "100 or more" : unread})
        </Link>
        <Link href="/desk/settings/account#mail" className="ms-auto">
          What is mailed
        </Link>
      </nav>
      {notices.length === 0 ? (
        <EmptyState title={unreadOnly ? "All read" : "Nothing yet"}>
          {unreadOnly
            ? "There is nothing here that you haven’t looked at."
            : "When a colleague mentions you, assigns you or returns something to you, or when a source or an outlet of yours changes, it stands here."}
        </EmptyState>
      ) : (
        <NoticeList notices={notices} />
      )}
      {next && (
        <Link href={href({ after: next })} className="text-link text-sm">
          Earlier notices
        </Link>
      )}
    </main>
  );
}
