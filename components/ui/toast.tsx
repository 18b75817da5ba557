"use client";

import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useSyncExternalStore } from "react";
import { classNames } from "./class-names.ts";
import { currentToasts, dismissToast, subscribeToToasts, type ToastMessage } from "./toast-store.ts";

const none: ToastMessage[] = [];
const actionTime = 12_000;
const plainTime = 6_000;

/** Where messages of `showToast` appear. F8 moves the keyboard there. */
export function Toaster() {
  const messages = useSyncExternalStore(subscribeToToasts, currentToasts, () => none);
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
      <Radix.Viewport data-messages className="fixed start-4 bottom-4 z-60 grid w-[min(21rem,calc(100vw-2rem))] gap-2 outline-none" />
    </Radix.Provider>
  );
}
