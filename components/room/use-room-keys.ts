"use client";

import { useEffect } from "react";
import { intentOf, isComposing, type KeyCommandId, type Keymap, keyCommands, keyName } from "../keys/keymap.ts";
import { offerCommands, type PaletteGroup } from "../palette/palette-store.ts";
import type { Room } from "../session/room-context.ts";
import type { CardPlace } from "./focus-card.ts";
import { isTyping } from "./is-typing.ts";

export type RoomKeyHandlers = {
  focusReader: () => void;
  focusFilter: () => void;
  focusReview: () => void;
  showHelp: () => void;
  focusComment: (id: string) => boolean;
  /** To a card, or a part of it, once that is on the page. */
  focusCard: (id: string, part?: CardPlace) => void;
  /** Signs off what is open, or begins to return it. False where that isn’t for this person to decide. */
  decide: (decision: "approve" | "return") => boolean;
  /** To what waits next, or before, where one goes through that; null: through the annotations of the article. */
  stepRound: ((by: 1 | -1) => boolean) | null;
  /** To the first part of a card's form that is still empty. */
  focusMissing: (id: string) => void;
};

/** Whose entry in the list of what waits has the focus: the open card may be another. */
function focusedAnnotation(): string | null {
  return document.activeElement?.closest("[data-waits]")?.getAttribute("data-waits") ?? null;
}

/** Milliseconds of quiet after which a key is no longer part of what is being typed. */
const pause = 1000;

/** The room's single-key shortcuts. Never while a person types in a field or a dialog is open. */
export function useRoomKeys({ store, commands }: Room, keymap: Keymap, handlers: RoomKeyHandlers): void {
  useEffect(() => {
    let typedAt = Number.NEGATIVE_INFINITY;
    const leave = () => {
      typedAt = Number.NEGATIVE_INFINITY;
    };

    function onKeyDown(event: KeyboardEvent): void {
      if (isComposing(event) || !(event.target instanceof Element) || isElsewhere(event.target)) return;
      // An editor of prose takes Escape for itself, and does nothing with it.
      const leavesProse = event.key === "Escape" && event.target.closest("[contenteditable=true]") !== null;
      if (event.defaultPrevented && !leavesProse) return;
      if (event.key === "Escape") stepBack(event.target);
      if (["Escape", "Tab", "Enter"].includes(event.key)) leave();
      else if (isTyping(event.target) || event.timeStamp - typedAt < pause) {
        // Also where the field is gone or locked under somebody's hands, as when they are signed out: the rest of a sentence is no command.
        typedAt = event.timeStamp;
        return;
      }
      if (isTyping(event.target) || event.ctrlKey || event.metaKey) return;
      if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
      const intent = intentOf(event, keymap);
      if (intent === null) return;
      const done = "verdict" in intent ? giveVerdict(intent.verdict) : run(intent.id);
      if (done) event.preventDefault();
    }

    /** Chords come before what an editor makes of them, and so in the middle of writing too. A form of its own has its own. */
    function onChord(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || isComposing(event) || !(event.target instanceof Element)) return;
      if (isElsewhere(event.target) || event.target.closest("form")) return;
      const intent = intentOf(event, keymap);
      if (intent === null || "verdict" in intent) return;
      if (isTyping(event.target) && intent.id !== "submit-next") return;
      if (!run(intent.id)) return;
      event.preventDefault();
      event.stopPropagation();
    }

    function giveVerdict(index: number): boolean {
      const { scale, selection, activeId } = store.getState();
      const verdict = scale.verdicts[index];
      if (!verdict) return false;
      if (selection) commands.annotate(verdict.slug, true);
      else if (activeId) commands.edit(activeId, { verdict: verdict.slug });
      return selection !== null || activeId !== null;
    }

    function run(id: KeyCommandId): boolean {
      const { selection, activeId, placing } = store.getState();
      switch (id) {
        case "annotate":
          if (selection) commands.annotate(null, true);
          return selection !== null;
        case "to-check":
          if (selection) commands.annotate(null, false);
          else if (activeId) commands.edit(activeId, { verdict: null });
          return selection !== null || activeId !== null;
        case "add-passage": {
          const target = placing ?? (activeId ? { id: activeId, index: null } : null);
          if (selection && target) commands.placeSelection(target.id, target.index);
          return selection !== null && target !== null;
        }
        case "next":
          return handlers.stepRound?.(1) || step(1);
        case "previous":
          return handlers.stepRound?.(-1) || step(-1);
        case "approve":
        case "return":
          return handlers.decide(id);
        case "edit":
          if (activeId) store.dispatch({ type: "activated", id: activeId, editing: true });
          return activeId !== null;
        case "evidence":
        case "rationale":
        case "same-event":
          if (activeId) {
            store.dispatch({ type: "activated", id: activeId, editing: true });
            handlers.focusCard(activeId, id);
          }
          return activeId !== null;
        case "comment":
          return activeId !== null && handlers.focusComment(activeId);
        case "confirm":
          return commands.confirmNext(focusedAnnotation());
        case "submit":
          if (activeId) void commands.submit(activeId);
          return activeId !== null;
        case "submit-next":
          if (activeId) void submitAndGoOn(activeId);
          return activeId !== null;
        case "undo":
          return commands.undo();
        case "delete":
          if (activeId) void commands.remove(activeId);
          return activeId !== null;
        case "reader":
          handlers.focusReader();
          return true;
        case "review":
          handlers.focusReview();
          return true;
        case "filter":
          handlers.focusFilter();
          return true;
        case "help":
          handlers.showHelp();
          return true;
      }
    }

    function step(by: 1 | -1): boolean {
      const done = commands.step(by);
      const { activeId } = store.getState();
      if (activeId) handlers.focusCard(activeId);
      return done;
    }

    /** Whoever has gone elsewhere meanwhile stays there. */
    async function submitAndGoOn(id: string): Promise<void> {
      const done = await commands.submit(id);
      if (store.getState().activeId !== id) return;
      if (done) step(1);
      else handlers.focusMissing(id);
    }

    /** One step back: out of a form, out of a selection, out of a card. */
    function stepBack(target: Element): void {
      const { activeId, editing, placing, selection } = store.getState();
      if (placing) store.dispatch({ type: "placing", placing: null });
      else if (isTyping(target) && !target.closest(".card")) handlers.focusReader();
      else if (editing && activeId) {
        store.dispatch({ type: "activated", id: activeId });
        handlers.focusReader();
      } else if (selection) getSelection()?.collapseToEnd();
      else if (isTyping(target)) handlers.focusReader();
      else if (activeId) {
        store.dispatch({ type: "activated", id: null });
        handlers.focusReader();
      }
    }

    /** What keys do, and every annotation, by name. The selection is gone once one types elsewhere: what needs it stays with the keys. */
    function offered(): PaletteGroup[] {
      const { order, annotations } = store.getState();
      const named = keyCommands.filter(({ group }) => group !== "Selection");
      return [
        {
          name: "This review",
          commands: named.map(({ id, label }) => ({ id, name: label, keys: keyName(keymap[id]), run: () => void run(id) })),
        },
        {
          name: "Annotations",
          commands: order.flatMap((id) => {
            const annotation = annotations[id];
            const name = annotation?.claim || annotation?.passages[0]?.exact;
            return name ? [{ id, name, run: () => store.dispatch({ type: "activated", id }) }] : [];
          }),
        },
      ];
    }

    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("keydown", onChord, true);
    document.addEventListener("pointerdown", leave);
    const takeBack = offerCommands(offered);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("keydown", onChord, true);
      document.removeEventListener("pointerdown", leave);
      takeBack();
    };
  }, [store, commands, keymap, handlers]);
}

/** Where keys have a meaning of their own. */
function isElsewhere(target: Element): boolean {
  return target.closest("[role=dialog], [role=menu], [role=listbox]") !== null;
}
