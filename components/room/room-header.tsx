"use client";

import { ChevronLeft, CircleHelp, List } from "lucide-react";
import Link from "next/link";
import { NoticeBell } from "../notice/notice-bell.tsx";
import { PresenceBar } from "../people/presence-bar.tsx";
import { PublishMenu } from "../publication/publish-menu.tsx";
import { useRoomState } from "../session/room-context.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { OverallSaveState } from "./overall-save-state.tsx";

type RoomHeaderProps = { onList: () => void; onHelp: () => void };

/** The bar of one article's room: the way back, what is open, whether it is saved, and what to do with it. */
export function RoomHeader({ onList, onHelp }: RoomHeaderProps) {
  const article = useRoomState((state) => state.article);
  return (
    <header className="z-10 flex min-h-13 items-center gap-1 border-b border-line bg-card px-2 py-1.5 max-md:flex-wrap sm:gap-3 sm:px-4">
      <Button asChild size="icon" className="shrink-0">
        <Link href="/desk" title="Library">
          <ChevronLeft aria-hidden className="rtl:rotate-180" />
          <span className="sr-only">Library</span>
        </Link>
      </Button>
      <Button size="icon" variant="quiet" className="only-narrow" aria-label="List of annotations" onClick={onList}>
        <List aria-hidden />
      </Button>
      <p dir="auto" className="min-w-0 truncate font-serif font-semibold max-md:hidden">
        {article.title}
      </p>
      {article.sample && <Badge tone="note">Sample</Badge>}
      <div className="ms-auto flex items-center justify-end gap-1 max-md:min-w-0 max-md:flex-wrap sm:gap-2 md:shrink-0">
        <PresenceBar />
        <OverallSaveState />
        <Button size="icon" variant="quiet" aria-label="Keys and help" title="Keys and help (?)" onClick={onHelp} className="max-sm:hidden">
          <CircleHelp aria-hidden />
        </Button>
        <ExportMenu />
        <PublishMenu />
        <NoticeBell />
      </div>
    </header>
  );
}
