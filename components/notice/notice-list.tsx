"use client";

import { AtSign, CalendarClock, CornerDownLeft, EyeOff, FileDiff, Link2Off, type LucideIcon, UserPlus } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { markNoticesAction } from "#lib/actions/notice.ts";
import { type Notice, type NoticeKind, noticePath, noticeWords } from "#lib/domain/people/notice.ts";
import { act } from "../ui/act.ts";
import { Ago } from "../ui/ago.tsx";
import { classNames } from "../ui/class-names.ts";

const icons: Record<NoticeKind, LucideIcon> = {
  mention: AtSign,
  returned: CornerDownLeft,
  assigned: UserPlus,
  second_verdict: EyeOff,
  due: CalendarClock,
  source: Link2Off,
  outlet: FileDiff,
};

/** Following one marks it as read; the button beside it does that alone, or takes it back. */
export function NoticeList({ notices }: { notices: Notice[] }) {
  const [pending, startTransition] = useTransition();

  function mark(notice: Notice, read: boolean): void {
    startTransition(async () => {
      await act(() => markNoticesAction({ ids: [notice.id], read }));
    });
  }

  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
      {notices.map((notice) => {
        const Icon = icons[notice.kind];
        return (
          <li key={notice.id} className="flex items-start gap-3 px-4 py-3">
            <Icon aria-hidden className={classNames("mt-1 size-4 shrink-0", notice.read ? "text-soft" : "text-go")} />
            <div className="grid min-w-0 grow gap-0.5">
              <Link
                href={noticePath(notice)}
                className={classNames("text-ink no-underline hover:underline", !notice.read && "font-semibold")}
                onClick={() => !notice.read && mark(notice, true)}
              >
                {!notice.read && <span className="sr-only">Unread: </span>}
                {noticeWords(notice)}
              </Link>
              {notice.annotation && (
                <p dir="auto" className="font-serif text-[0.95rem] wrap-anywhere">
                  {notice.annotation.claim}
                </p>
              )}
              {notice.words && (
                <p dir="auto" className="line-clamp-3 text-sm whitespace-pre-line wrap-anywhere">
                  {notice.words}
                </p>
              )}
              <p className="text-sm wrap-anywhere text-soft">
                <bdi>{notice.article.title}</bdi>
                {" · "}
                <Ago at={notice.at} />
              </p>
            </div>
            <button
              type="button"
              disabled={pending}
              onClick={() => mark(notice, !notice.read)}
              title={notice.read ? "Mark as unread" : "Mark as read"}
              className="grid size-8 shrink-0 place-items-center rounded-full hover:bg-hover"
            >
              <span aria-hidden className={classNames("size-2.5 rounded-full border-2", notice.read ? "border-edge" : "border-go bg-go")} />
              <span className="sr-only">{notice.read ? "Mark as unread" : "Mark as read"}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
