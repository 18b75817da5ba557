"use client";

import { useEffect, useState } from "react";
import type { Span } from "#lib/domain/text/span.ts";
import type { Reader } from "../article/reader.ts";

/** The part of the text that can be seen, with a screen before and after it. Null: nobody asked, or nothing was looked at yet. */
export function useSpanInView(reader: Reader | null, scroller: HTMLElement | null, asked: boolean): Span | null {
  const [span, setSpan] = useState<Span | null>(null);

  useEffect(() => {
    if (!reader || !scroller || !asked) return;
    const spans = new Map<Element, Span>(reader.index.blocks.map(({ element, start, end }) => [element, { start, end }]));
    const inView = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target);
          else inView.delete(target);
        }
        const seen = [...inView].flatMap((element) => spans.get(element) ?? []);
        const start = Math.min(...seen.map((each) => each.start));
        const end = Math.max(...seen.map((each) => each.end));
        setSpan((before) => (before?.start === start && before.end === end ? before : { start, end }));
      },
      { root: scroller, rootMargin: "100% 0px" },
    );
    for (const element of spans.keys()) observer.observe(element);
    return () => {
      observer.disconnect();
      setSpan(null);
    };
  }, [reader, scroller, asked]);

  return span;
}
