"use client";

import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useRef, useSyncExternalStore } from "react";
import { classNames } from "./class-names.ts";
import type { ToastPlace } from "./toast-place.ts";
import { currentToasts, dismissToast, subscribeToToasts, type ToastMessage } from "./toast-store.ts";
import { useToastPlace } from "./use-toast-place.ts";

const none: ToastMessage[] = [];
const actionTime = 12_000;
const plainTime = 6_000;

/** As `boxAt` says. */
const placing: Record<ToastPlace, string> = {
  "foot left": "bottom-4 left-4",
  "foot middle": "bottom-4 left-1/2 -translate-x-1/2",
  "foot right": "right-4 bottom-4",
  "head left": "top-16 left-4",
  "head middle": "top-16 left-1/2 -translate-x-1/2",
  "head right": "top-16 right-4",
};

/** Where messages of `showToast` appear. F8 moves the keyboard there. */
export function Toaster() {
  const messages = useSyncExternalStore(subscribeToToasts, currentToasts, () => none);
  const viewport = useRef<HTMLOListElement>(null);
  const place = useToastPlace(viewport, messages.at(-1)?.id ?? null);
  return (
    <Radix.Provider swipeDirection="down" label="Message">
      {messages.map((message) => (
        <Radix.Root
          key={message.id}
          type={message.tone === "problem" ? "foreground" : "background"}
          duration={message.action || message.tone === "problem" ? actionTime : plainTime}
          onOpenChange={(open) => {
            if (!open) dismissToast(message.id);
          }}
          className={classNames(
            "flex items-center gap-3 rounded-lg border border-line bg-card py-2 ps-4 pe-2 text-sm text-ink shadow-float",
            message.tone === "problem" && "border-ina",
          )}
        >
          <Radix.Description className="grow py-1">{message.text}</Radix.Description>
          {message.action ? (
            <Radix.Action
              altText={message.action.label}
              onClick={message.action.run}
              className="min-h-8 shrink-0 rounded-(--radius) px-2.5 font-semibold text-go hover:bg-hover"
            >
              {message.action.label}
            </Radix.Action>
          ) : null}
          <Radix.Close className="grid size-8 shrink-0 place-items-center rounded-(--radius) text-soft hover:bg-hover hover:text-ink">
            <X aria-hidden className="size-4" />
            <span className="sr-only">Dismiss</span>
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport
        ref={viewport}
        data-messages
        className={classNames("pointer-events-auto fixed z-60 grid w-[min(21rem,calc(100vw-2rem))] gap-2 outline-none", placing[place])}
      />
    </Radix.Provider>
  );
}
