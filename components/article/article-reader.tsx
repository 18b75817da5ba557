"use client";

import { useEffect, useRef } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { openReader, type Reader } from "./reader.ts";
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
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!host.current) return;
    const reader = openReader({ element: host.current, document, language, label, describedBy });
    onReader(reader);
    return () => {
      onReader(null);
      reader.close();
    };
  }, [document, language, label, describedBy, onReader]);

  return <div ref={host} />;
}
