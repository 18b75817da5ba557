"use client";

import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from "react";

type ToolbarProps = { label: string; className?: string; children: ReactNode };

/** A row of buttons that is one tab stop (ARIA): the arrows, Home and End go from button to button. */
export function Toolbar({ label, className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const current = useRef<HTMLElement | null>(null);

  function buttons(): HTMLElement[] {
    return [...(bar.current?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])];
  }

  function makeStop(stop: HTMLElement | undefined): void {
    for (const button of buttons()) button.tabIndex = button === stop ? 0 : -1;
    current.current = stop ?? null;
  }

  // Also when buttons came or went.
  useLayoutEffect(() => {
    const all = buttons();
    makeStop(all.find((button) => button === current.current) ?? all[0]);
  });

  function onKeyDown(event: KeyboardEvent): void {
    const all = buttons();
    const focused = document.activeElement;
    const at = focused instanceof HTMLElement ? all.indexOf(focused) : -1;
    const turned = bar.current !== null && getComputedStyle(bar.current).direction === "rtl" ? -1 : 1;
    const next = { ArrowRight: at + turned, ArrowLeft: at - turned, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    all[(next + all.length) % all.length]?.focus();
  }

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      className={className}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => target instanceof HTMLElement && makeStop(target)}
    >
      {children}
    </div>
  );
}
