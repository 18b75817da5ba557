"use client";

import { Dialog } from "radix-ui";
import { type ComponentType, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { useFocusReturn } from "../ui/use-focus-return.ts";
import type { PaletteCommandsProps } from "./palette-commands.tsx";
import { isPaletteOpen, type PaletteCommand, setPaletteOpen, subscribeToPalette } from "./palette-store.ts";

/** Everything one can do or go to, found by typing a part of its name: Ctrl+K or ⌘K, on every page of the desk. */
export function CommandPalette({ actor }: { actor: Pick<Actor, "role"> }) {
  const open = useSyncExternalStore(subscribeToPalette, isPaletteOpen, () => false);
  const focusReturn = useFocusReturn();
  const { Commands, late } = useCommands(open);
  const content = useRef<HTMLDivElement>(null);
  const chosen = useRef<PaletteCommand | null>(null);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      setPaletteOpen(!isPaletteOpen());
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  // Opened before they were loaded, the palette had nothing to type in yet.
  useEffect(() => {
    if (Commands) content.current?.querySelector("input")?.focus();
  }, [Commands]);

  function choose(command: PaletteCommand): void {
    chosen.current = command;
    setPaletteOpen(false);
  }

  /** What was chosen says where the keyboard goes next; nothing chosen, it goes back to where it was. */
  function onClosed(event: Event): void {
    const command = chosen.current;
    chosen.current = null;
    if (!command) {
      focusReturn.onCloseAutoFocus(event);
      return;
    }
    event.preventDefault();
    command.run();
  }

  return (
    <Dialog.Root open={open} onOpenChange={setPaletteOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          ref={content}
          aria-describedby={undefined}
          onOpenAutoFocus={focusReturn.onOpenAutoFocus}
          onCloseAutoFocus={onClosed}
          className="fixed inset-x-3 top-[max(0.75rem,10dvh)] z-50 mx-auto grid max-h-[min(70dvh,32rem)] max-w-[36rem] grid-rows-[minmax(0,1fr)] overflow-hidden rounded-lg border border-line bg-card text-ink shadow-float"
        >
          <Dialog.Title className="sr-only">Commands</Dialog.Title>
          {Commands ? <Commands actor={actor} onChoose={choose} /> : <p className="px-4 py-3 text-sm text-soft">{late}</p>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The commands once they are loaded: soon after the page, or when they are asked for before that. */
function useCommands(open: boolean): { Commands: ComponentType<PaletteCommandsProps> | null; late: string } {
  const [Commands, setCommands] = useState<ComponentType<PaletteCommandsProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const load = () =>
      import("./palette-commands.tsx").then(
        ({ PaletteCommands }) => setCommands(() => PaletteCommands),
        (error: unknown) => {
          console.warn("The commands could not be loaded", error);
          setFailed(true);
        },
      );
    const timer = setTimeout(load, open ? 0 : soon);
    return () => clearTimeout(timer);
  }, [open]);
  return { Commands, late: failed ? "The commands couldn’t be loaded. Check the connection, and open them again." : "Opening…" };
}

/** After a page's first work is done, in milliseconds. */
const soon = 1000;
