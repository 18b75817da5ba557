"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
export const PopoverAnchor = Radix.Anchor;

export function PopoverContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={6}
        collisionPadding={8}
        className={classNames(
          "z-50 w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-card p-3 text-sm text-ink shadow-float",
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  );
}
