"use client";

import { type ClipboardEvent, useEffect, useRef } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { ArticleText } from "./article-text.tsx";
import type { Reader } from "./reader.ts";
import { indexText } from "./text-index.ts";
import "./article-text.css";

type ArticleReaderProps = {
  document: DocumentJson;
  language: string;
  label: string;
  describedBy?: string;
  onReader: (reader: Reader | null) => void;
};

/** An article's text on the page. Whoever marks, selects or moves a caret in it does so through the `Reader` it hands out. */
export function ArticleReader({ document, language, label, describedBy, onReader }: ArticleReaderProps) {
  const text = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is indexed anew
  useEffect(() => {
    const element = text.current;
    if (!element) return;
    onReader({ element, index: indexText(element) });
    // The text was there before: this says that keys and selections are heard.
    element.dataset.ready = "";
    return () => {
      delete element.dataset.ready;
      onReader(null);
    };
  }, [document, language, onReader]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: it takes the keyboard, as a text field that can't be changed
    <div
      ref={text}
      className="article-text"
      role="article"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
      tabIndex={0}
      lang={language}
      // Whatever translates pages would put other words in place of those that passages point at.
      translate="no"
      aria-label={label}
      aria-describedby={describedBy}
      onCopy={copy}
    >
      <ArticleText document={document} language={language} />
    </div>
  );
}

/** What is copied has the text's own marks: browsers would add how it looks here. */
function copy(event: ClipboardEvent<HTMLElement>): void {
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!selection || selection.isCollapsed || !range || !event.currentTarget.contains(range.commonAncestorContainer)) return;
  const copied = window.document.createElement("div");
  copied.append(range.cloneContents());
  event.clipboardData.setData("text/html", copied.innerHTML);
  event.clipboardData.setData("text/plain", selection.toString());
  event.preventDefault();
}
