"use client";

import { Bell } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useCount } from "../ui/use-count.ts";

/** How many notices are unread. */
export function NoticeBell() {
  const path = usePathname();
  const unread = useCount("/desk/notices/unread", { path });
  const words = unread === 0 ? "Notices" : `Notices, ${unread >= 100 ? "100 or more" : unread} unread`;
  return (
    <Link
      href="/desk/notices"
      title={words}
      aria-current={path === "/desk/notices" ? "page" : undefined}
      className="relative grid size-9 shrink-0 place-items-center rounded-(--radius) text-soft hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:text-ink"
    >
      <Bell aria-hidden className="size-4" />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute end-0.5 top-0.5 grid min-w-4 place-items-center rounded-full bg-go px-1 text-[0.65rem] leading-4 font-semibold text-on-go tabular-nums"
        >
          {unread >= 100 ? "99+" : unread}
        </span>
      )}
      <span className="sr-only">{words}</span>
    </Link>
  );
}
