"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { ReviewWorkspace } from "#lib/domain/claim/review.ts";
import { ArticleReader } from "../article/article-reader.tsx";
import { focusReader } from "../article/focus-reader.ts";
import type { Reader } from "../article/reader.ts";
import { ReaderCaret } from "../article/reader-caret.tsx";
import { ReadingNote } from "../assignment/reading-note.tsx";
import { SpaceBanner } from "../desk/space-banner.tsx";
import { useMarks } from "../highlights/room-marks.ts";
import { KeymapContext } from "../keys/command-key.tsx";
import { useKeymap } from "../keys/use-keymap.ts";
import { ColleagueSelections } from "../people/colleague-selections.tsx";
import type { Offered } from "../session/restore-drafts.ts";
import { RoomContext, useMayWork, useRoom, useRoomState } from "../session/room-context.ts";
import type { Me } from "../session/room-state.ts";
import { idsShown } from "../session/room-state.ts";
import { useTellingPresence } from "../session/use-live.ts";
import { useRoomEvents } from "../session/use-room-events.ts";
import { useRoomStart } from "../session/use-room-start.ts";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { fetchLater, later } from "../ui/later.ts";
import { LaterPart } from "../ui/later-part.tsx";
import { unhurried } from "../ui/unhurried.tsx";
import { NextSnapshot } from "../versions/next-snapshot.tsx";
import { OutletChanges } from "../versions/outlet-changes.tsx";
import { ArticleHead } from "./article-head.tsx";
import { ArticlePrecedents } from "./article-precedents.tsx";
import { CardSheet } from "./card-sheet.tsx";
import { focusCard, focusMissing } from "./focus-card.ts";
import { KeepingBanner } from "./keeping-banner.tsx";
import { laterParts } from "./later-parts.ts";
import { LiveRegion } from "./live-region.tsx";
import { Margin } from "./margin.tsx";
import { NewsLine } from "./news-line.tsx";
import { OrphanBanner } from "./orphan-banner.tsx";
import { PassageList } from "./passage-list.tsx";
import { Rail } from "./rail.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { RoomHeader } from "./room-header.tsx";
import { SavingNews } from "./saving-news.tsx";
import { SelectionBubble } from "./selection-bubble.tsx";
import { ShutOutBanner } from "./shut-out-banner.tsx";
import { SignOffRoundBar } from "./sign-off-round-bar.tsx";
import { useAddress } from "./use-address.ts";
import { useDecide } from "./use-decide.ts";
import { useFollow } from "./use-follow.ts";
import { useNarrow } from "./use-narrow.ts";
import { usePainting } from "./use-painting.ts";
import { usePastedLinks } from "./use-pasted-links.ts";
import { useReaderPointer } from "./use-reader-pointer.ts";
import { type RoomKeyHandlers, useRoomKeys } from "./use-room-keys.ts";
import { useSelection } from "./use-selection.ts";
import { useSignOffRound } from "./use-sign-off-round.ts";
import "./live.css";
import "./room.css";

/** What isn't needed for the keyboard to be heard. */
const Header = unhurried(RoomHeader);
const Annotations = unhurried(Rail);
const Head = unhurried(ArticleHead);
const Precedents = unhurried(ArticlePrecedents);
const Passages = unhurried(PassageList);
const Review = unhurried(ReviewPanel);
const helpSheet = later(() => import("./help-sheet.tsx"));

/** The room of one article: read it, mark what it claims, weigh it, publish. */
export function ReviewRoom({ workspace, me }: { workspace: ReviewWorkspace; me: Me }) {
  const { room, offered, discard } = useRoomStart(workspace, me);
  useRoomEvents(room.store, room.api, room.live);
  useAddress(room.store);
  return (
    <RoomContext value={room}>
      <Panes offered={offered} onDiscard={discard} />
    </RoomContext>
  );
}

type PanesProps = { offered: Offered[]; onDiscard: (subject: string) => void };

function Panes({ offered, onDiscard }: PanesProps) {
  const room = useRoom();
  const [reader, setReader] = useState<Reader | null>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [listing, setListing] = useState(false);
  const [helping, setHelping] = useState(false);
  const [keymap, setKeymap] = useKeymap();
  const narrow = useNarrow();

  const article = useRoomState((state) => state.article);
  const snapshot = useRoomState((state) => state.snapshot);
  const activeId = useRoomState((state) => state.activeId);
  const editing = useRoomState((state) => state.editing);
  const selection = useRoomState((state) => state.selection);
  const marks = useMarks();
  const ids = useIds();

  const dragging = useSelection(reader);
  const hoverId = useReaderPointer(reader, marks);
  usePainting({ reader, scroller, marks, activeId, hoverId });
  useTellingPresence();
  useFollow(reader, scroller, marks, activeId, editing);

  const round = useSignOffRound();
  const decide = useDecide();
  const handlers: RoomKeyHandlers = useMemo(
    () => ({
      focusReader: () => reader && focusReader(reader, room.store.getState().lastEnd),
      focusFilter: () => document.querySelector<HTMLElement>("[data-filter] button")?.focus(),
      focusReview: () => document.getElementById("review")?.focus(),
      showHelp: () => setHelping(true),
      focusComment: (id) => {
        const field = document.getElementById(`comment-${id}`);
        field?.focus();
        return field !== null;
      },
      focusCard,
      focusMissing,
      decide,
      stepRound: round?.step ?? null,
    }),
    [reader, room, round, decide],
  );
  useRoomKeys(room, keymap, handlers);
  usePastedLinks(room, handlers);
  const help = useCallback(() => setHelping(true), []);
  const list = useCallback(() => setListing(true), []);
  const mayWork = useMayWork();
  useEffect(() => (mayWork ? fetchLater([...laterParts, helpSheet]) : undefined), [mayWork]);
  const bubbleShown = mayWork && reader !== null && selection !== null && !dragging;

  return (
    <KeymapContext value={keymap}>
      <div className="room">
        <Header onList={list} onHelp={help} />
        <div>
          <ShutOutBanner />
          <KeepingBanner />
          <SpaceBanner />
          {round && <SignOffRoundBar round={round} onApprove={() => decide("approve")} onReturn={() => decide("return")} />}
        </div>
        <div className="room-panes">
          <nav aria-label="Annotations" className="room-rail" data-scroller>
            <Annotations ids={ids} onHelp={help} />
          </nav>
          <div ref={setScroller} data-scroller className="room-scroller">
            <main className="room-main">
              <div className="room-column">
                <OrphanBanner offered={offered} onDiscard={onDiscard} />
                <NextSnapshot />
                <OutletChanges />
                <ReadingNote />
                <Head />
                <div ref={setFrame} className="reader-frame">
                  <ArticleReader
                    document={snapshot.document}
                    language={article.language}
                    label="Article text"
                    describedBy="reader-keys"
                    onReader={setReader}
                  />
                  {reader && frame && <ReaderCaret reader={reader} frame={frame} />}
                  {reader && frame && <ColleagueSelections reader={reader} frame={frame} />}
                </div>
                <p id="reader-keys" className="sr-only">
                  Arrow keys move the caret, Shift and arrows select. {mayWork && "A annotates the selection, 1 to 8 give it a verdict."}{" "}
                  Question mark shows all keys.
                </p>
                <Precedents />
                {bubbleShown && <SelectionBubble reader={reader} span={selection} />}
                <Passages marks={marks} />
                <Review />
              </div>
            </main>
            {!narrow && <Margin reader={reader} scroller={scroller} marks={marks} ids={ids} />}
          </div>
        </div>
        {narrow && <CardSheet hidden={bubbleShown} />}
        <NewsLine />
        <LiveRegion marks={marks} ids={ids} />
        <SavingNews />
        <Dialog open={listing} onOpenChange={setListing}>
          <DialogContent title="Annotations">
            {/* After the button has done its work: taken off the page while the click is on its way to it, it would never hear of it. */}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it take the keyboard */}
            {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
            <div onClick={(event) => event.target instanceof Element && event.target.closest(".rail-item") && setListing(false)}>
              <Rail ids={ids} onHelp={help} />
            </div>
          </DialogContent>
        </Dialog>
        <LaterPart part={helpSheet} asked={helping}>
          {({ HelpSheet }) => <HelpSheet open={helping} onOpenChange={setHelping} keymap={keymap} onKeymap={setKeymap} />}
        </LaterPart>
      </div>
    </KeymapContext>
  );
}

/** Ids that pass the filter, in reading order. */
function useIds(): string[] {
  const order = useRoomState((state) => state.order);
  const filter = useRoomState((state) => state.filter);
  const annotations = useRoomState((state) => state.annotations);
  const cards = useRoomState((state) => state.cards);
  const open = useRoomState((state) => (state.filter.length > 0 ? state.activeId : null));
  return useMemo(() => idsShown({ order, filter, annotations, cards, activeId: open }), [order, filter, annotations, cards, open]);
}
