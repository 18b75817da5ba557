"use client";

import { useEffect, useId, useRef, useState } from "react";
import { searchPassagesAction } from "#lib/actions/article.ts";
import { isSafeLink } from "#lib/domain/article/article-schema.ts";
import type { Evidence, Stance } from "#lib/domain/claim/annotation.ts";
import { type EvidenceRow, emptyRow } from "../session/card-fields.ts";
import { linkIn } from "../session/pasted-link.ts";
import { useRoomState } from "../session/room-context.ts";
import { Input } from "../ui/input.tsx";
import { useOptions } from "../ui/use-options.ts";
import { FoundPassages } from "./found-passages.tsx";

type Found = NonNullable<Evidence["passage"]>;

/** One field for both kinds of evidence: an address becomes a row; words are looked up in the desk's other articles. */
export function EvidenceAdder({ stance, onAdd }: { stance: Stance; onAdd: (row: EvidenceRow) => void }) {
  const id = useId();
  const [words, setWords] = useState("");
  const { found, problem } = usePassages(words);
  const isAddress = /^https?:\/\//i.test(words.trim()) && isSafeLink(words.trim());
  const choices = isAddress ? [] : (found ?? []);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (found && found.length > 0) list.current?.scrollIntoView({ block: "nearest" });
  }, [found]);

  function addAddress(): void {
    onAdd(emptyRow({ stance, url: words.trim() }));
    setWords("");
  }

  function addPassage(passage: Found): void {
    onAdd(emptyRow({ stance, passage, quote: passage.exact }));
    setWords("");
  }

  const { field, pointed } = useOptions({
    ...{ id, options: choices, onChoose: addPassage, eager: true },
    onEnter: () => isAddress && addAddress(),
    onEscape: () => {
      setWords("");
      return words !== "";
    },
  });

  return (
    <div className="grid gap-1">
      <Input
        {...field}
        aria-label="Add evidence: paste a link, or search other articles"
        dir="auto"
        placeholder="Paste a link, or search other articles…"
        className="border-dashed"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onPaste={(event) => {
          const link = linkIn(event.clipboardData);
          if (words !== "" || link === null) return;
          event.preventDefault();
          onAdd(emptyRow({ stance, url: link }));
        }}
      />
      {isAddress && (
        <button
          type="button"
          className="rounded-(--radius) bg-hover px-2.5 py-1.5 text-start text-[0.85rem] wrap-anywhere"
          onClick={addAddress}
        >
          Add <b>{words.trim()}</b> <kbd className="key">Enter</kbd>
        </button>
      )}
      <FoundPassages ref={list} id={id} passages={choices} pointed={pointed} onChoose={addPassage} />
      {problem && (
        <p role="alert" className="text-[0.82rem] text-ina">
          {problem}
        </p>
      )}
      {found?.length === 0 && !isAddress && <p className="text-[0.82rem] text-soft">No other article has these words.</p>}
    </div>
  );
}

type Search = { found: Found[] | null; problem: string | null };
const nothingSearched: Search = { found: null, problem: null };

/** Passages of other articles with these words; null while there is nothing to look for, or no answer. */
function usePassages(words: string): Search {
  const exceptArticleId = useRoomState((state) => state.article.id);
  const [search, setSearch] = useState(nothingSearched);

  useEffect(() => {
    const query = words.trim();
    if (query.length < 3 || /^https?:/i.test(query)) return setSearch(nothingSearched);
    let stale = false;
    const timer = setTimeout(async () => {
      const next = await searched(query, exceptArticleId);
      if (!stale) setSearch(next);
    }, 250);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [words, exceptArticleId]);

  return search;
}

async function searched(query: string, exceptArticleId: string): Promise<Search> {
  try {
    const answer = await searchPassagesAction({ query, exceptArticleId });
    return answer.ok ? { found: answer.value, problem: null } : { found: null, problem: answer.error.message };
  } catch (error) {
    console.warn(error);
    return { found: null, problem: "Other articles can’t be searched while the desk can’t be reached. A link can be added all the same." };
  }
}
