"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { useFocusReturn } from "./use-focus-return.ts";

export const Dialog = Radix.Root;
export const DialogClose = Radix.Close;

type DialogContentProps = {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  className?: string /** Over another dialog. */;
  above?: boolean;
};

/** A sheet over the page: focus stays in it, Escape closes it, focus returns to where it came from. */
export function DialogContent({ title, description, children, className, above = false }: DialogContentProps) {
  const focusReturn = useFocusReturn();
  return (
    <Radix.Portal>
      <Radix.Overlay className={classNames("fixed inset-0 bg-black/40", above ? "z-52" : "z-40")} />
      <Radix.Content
        {...focusReturn}
        {...(description ? {} : { "aria-describedby": undefined })}
        className={classNames(
          "fixed z-50 grid max-h-[min(90dvh,50rem)] gap-4 overflow-auto border border-line bg-card p-5 text-ink shadow-float max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-t-2xl sm:top-1/2 sm:left-1/2 sm:w-[min(32rem,calc(100vw-2rem))] sm:-translate-1/2 sm:rounded-lg",
          above && "z-53",
          className,
        )}
      >
        <div className="grid gap-1 pr-9">
          <Radix.Title className="font-serif text-xl leading-tight font-semibold">{title}</Radix.Title>
          {description ? <Radix.Description className="text-sm text-soft">{description}</Radix.Description> : null}
        </div>
        {children}
        <Radix.Close className="absolute end-3 top-3 grid size-9 place-items-center rounded-(--radius) text-soft hover:bg-hover hover:text-ink">
          <X aria-hidden className="size-4" />
          <span className="sr-only">Close</span>
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}
