"use client";

import { Ellipsis, Eye, EyeOff, History, Link, Trash2 } from "lucide-react";
import { useState } from "react";
import { LaterHistory } from "../history/later-history.tsx";
import { useMayWork, useRoom } from "../session/room-context.ts";
import type { Card } from "../session/use-card.ts";
import { Button } from "../ui/button.tsx";
import { copyText } from "../ui/copy-text.ts";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "../ui/dropdown-menu.tsx";
import { showToast } from "../ui/toast-store.ts";

/** What is done seldom: leave an annotation out of publication, copy its link, look at its history, delete it. */
export function CardMenu({ id, card }: { id: string; card: Card }) {
  const { commands } = useRoom();
  const mayWork = useMayWork();
  const { excluded } = card.fields;
  const [historyOpen, setHistoryOpen] = useState(false);

  async function copyLink(): Promise<void> {
    const address = new URL(location.href);
    address.hash = `a-${id}`;
    if (await copyText(address.href, `The link is ${address.href}`)) showToast("Link copied.");
  }

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="small" variant="quiet" aria-label="More" className="px-1.5">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {mayWork && (
            <DropdownMenuItem onSelect={() => commands.edit(id, { excluded: !excluded })}>
              {excluded ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
              {excluded ? "Include in publication" : "Leave out of publication"}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => void copyLink()}>
            <Link aria-hidden /> Copy link
          </DropdownMenuItem>
          {card.annotation.version > 0 && (
            <DropdownMenuItem onSelect={() => setHistoryOpen(true)}>
              <History aria-hidden /> History
            </DropdownMenuItem>
          )}
          {mayWork && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem onSelect={() => void commands.remove(id)} className="text-ina [&_svg]:text-ina">
                <Trash2 aria-hidden /> Delete
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {historyOpen && <LaterHistory annotationId={id} onClose={() => setHistoryOpen(false)} />}
    </>
  );
}
