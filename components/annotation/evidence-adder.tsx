"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { searchPassagesAction } from "#lib/actions/article.ts";
import { isSafeLink } from "#lib/domain/article/article-schema.ts";
import type { Evidence, Stance } from "#lib/domain/claim/annotation.ts";
import { type EvidenceRow, emptyRow } from "../session/card-fields.ts";
import { useRoomState } from "../session/room-context.ts";
import { Input } from "../ui/input.tsx";

type Found = NonNullable<Evidence["passage"]>;

/** One field for both kinds of evidence: an address becomes a row; words are looked up in the desk's other articles. */
export function EvidenceAdder({ stance, onAdd }: { stance: Stance; onAdd: (row: EvidenceRow) => void }) {
  const id = useId();
  const [words, setWords] = useState("");
  const [pointed, setPointed] = useState(0);
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

  function onKeyDown(event: KeyboardEvent): void {
    const passage = choices[pointed];
    if (event.key === "Enter") {
      event.preventDefault();
      if (passage) addPassage(passage);
      else if (isAddress) addAddress();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setPointed((pointed + (event.key === "ArrowDown" ? 1 : -1) + choices.length) % Math.max(1, choices.length));
    } else if (event.key === "Escape" && words !== "") {
      event.stopPropagation();
      setWords("");
    }
  }

  return (
    <div className="grid gap-1 border-t border-line pt-2">
      <Input
        role="combobox"
        aria-label="Add evidence: paste a link, or search other articles"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={choices[pointed] ? `${id}-${pointed}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        dir="auto"
        placeholder="Paste a link, or search other articles…"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setPointed(0);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData("text").trim();
          if (words !== "" || !/^https?:\/\/\S+$/i.test(pasted) || !isSafeLink(pasted)) return;
          event.preventDefault();
          onAdd(emptyRow({ stance, url: pasted }));
        }}
        onKeyDown={onKeyDown}
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
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Passages of other articles" className="grid max-h-64 overflow-auto">
        {choices.map((passage, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          <div
            key={`${passage.snapshotId}-${passage.start}`}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === pointed}
            className="cursor-pointer rounded-(--radius) px-2.5 py-1.5 text-[0.85rem] hover:bg-hover aria-selected:bg-hover"
            onClick={() => addPassage(passage)}
          >
            <span className="block truncate text-[0.78rem] text-soft">
              {[passage.outlet, passage.articleTitle].filter(Boolean).join(" · ")}
            </span>
            <span dir="auto" className="line-clamp-3 font-serif">
              {passage.exact}
            </span>
          </div>
        ))}
      </div>
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
