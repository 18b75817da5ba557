"use client";

import { ChevronDown, Globe, SquareArrowOutUpRight } from "lucide-react";
import { useState } from "react";
import { can } from "#lib/domain/people/permissions.ts";
import { useRoomState } from "../session/room-context.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuTrigger } from "../ui/dropdown-menu.tsx";
import { later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";
import { Moment } from "../ui/moment.tsx";

export const publishDialog = later(() => import("./publish-dialog.tsx"));
export const withdrawDialog = later(() => import("./withdraw-dialog.tsx"));

/** What of this review is public, and the ways to change that. */
export function PublishMenu() {
  const [publishing, setPublishing] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const { slug } = useRoomState((state) => state.article);
  const publication = useRoomState((state) => state.publication);
  const me = useRoomState((state) => state.me);
  const mayPublish = can(me, "publish a revision");

  return (
    <>
      {publication && (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="quiet" className="px-2 max-md:hidden">
              <Badge tone={publication.withdrawn ? "bad" : "good"}>
                <Globe aria-hidden /> {publication.withdrawn ? "Withdrawn" : `Revision ${publication.number}`}
              </Badge>
              <ChevronDown aria-hidden />
              <span className="sr-only">Publication</span>
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            <DropdownMenuLabel>
              {publication.withdrawn ? (
                "Taken off the public page"
              ) : (
                <>
                  Published <Moment at={publication.publishedAt} />
                </>
              )}
            </DropdownMenuLabel>
            <DropdownMenuItem asChild>
              <a href={`/r/${slug}`} target="_blank" rel="noreferrer">
                <SquareArrowOutUpRight aria-hidden /> Public page
              </a>
            </DropdownMenuItem>
            {!publication.withdrawn && can(me, "withdraw a review") && (
              <DropdownMenuItem onSelect={() => setWithdrawing(true)} className="text-ina">
                Withdraw…
              </DropdownMenuItem>
            )}
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      <Button asChild className={mayPublish ? "max-sm:hidden" : undefined}>
        <a href={`/desk/articles/${slug}/preview`}>Preview</a>
      </Button>
      {mayPublish && (
        <Button variant="primary" onClick={() => setPublishing(true)}>
          Publish…
        </Button>
      )}
      <LaterPart part={publishDialog} asked={publishing}>
        {({ PublishDialog }) => <PublishDialog open={publishing} onOpenChange={setPublishing} />}
      </LaterPart>
      <LaterPart part={withdrawDialog} asked={withdrawing}>
        {({ WithdrawDialog }) => <WithdrawDialog open={withdrawing} onOpenChange={setWithdrawing} />}
      </LaterPart>
    </>
  );
}
