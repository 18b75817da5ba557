"use client";

import { useEffect, useId, useRef, useState } from "react";
import { searchPassagesAction } from "#lib/actions/article.ts";
import { findSourcesAction } from "#lib/actions/source.ts";
import type { Evidence, Stance } from "#lib/domain/claim/annotation.ts";
import type { FoundSource } from "#lib/domain/claim/source-list.ts";
import { type EvidenceRow, emptyRow, rowAt, rowFrom } from "../session/card-fields.ts";
import { linkIn, sharedLink } from "../session/pasted-link.ts";
import { useRoomState } from "../session/room-context.ts";
import { Input } from "../ui/input.tsx";
import { useOptions } from "../ui/use-options.ts";
import { AttachFile } from "./attach-file.tsx";
import { FoundEvidence } from "./found-evidence.tsx";

type Found = NonNullable<Evidence["passage"]>;
type Choice = { source: FoundSource } | { passage: Found };

/** One field for all kinds of evidence: an address becomes a row; words are looked up in the desk's sources and in its other articles. */
export function EvidenceAdder({ stance, onAdd }: { stance: Stance; onAdd: (row: EvidenceRow) => void }) {
  const id = useId();
  const [words, setWords] = useState("");
  const { found, problem } = useFound(words);
  const shared = sharedLink(words);
  const isAddress = shared !== null;
  const { sources, passages } = found ?? nothing;
  const choices: Choice[] = [...sources.map((source) => ({ source })), ...passages.map((passage) => ({ passage }))];
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (found && found.sources.length + found.passages.length > 0) list.current?.scrollIntoView({ block: "nearest" });
  }, [found]);

  function add(row: EvidenceRow): void {
    onAdd(row);
    setWords("");
  }

  const addAddress = () => add(rowAt(words.trim(), { stance }));
  const addPassage = (passage: Found) => add(emptyRow({ stance, passage, quote: passage.exact }));
  const addSource = (source: FoundSource) => add(rowFrom(source, { stance }));

  const { field, pointed } = useOptions({
    ...{ id, options: choices, eager: true },
    onChoose: (choice) => ("source" in choice ? addSource(choice.source) : addPassage(choice.passage)),
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
        aria-label="Add evidence: paste a link, or search sources and other articles"
        dir="auto"
        placeholder="Paste a link, or search sources and articles…"
        className="border-dashed"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onPaste={(event) => {
          const link = linkIn(event.clipboardData);
          if (words !== "" || link === null) return;
          event.preventDefault();
          onAdd(rowAt(link, { stance }));
        }}
      />
      {isAddress && (
        <button
          type="button"
          className="rounded-(--radius) bg-hover px-2.5 py-1.5 text-start text-[0.85rem] wrap-anywhere"
          onClick={addAddress}
        >
          Add <b>{shared.link}</b>
          {shared.words !== "" && <> with “{shared.words}” as the words quoted</>}{" "}
          {choices.length === 0 && <kbd className="key">Enter</kbd>}
        </button>
      )}
      <AttachFile onAttached={addSource} />
      <FoundEvidence ref={list} {...{ id, sources, passages, pointed }} onSource={addSource} onPassage={addPassage} />
      {problem && (
        <p role="alert" className="text-[0.82rem] text-ina">
          {problem}
        </p>
      )}
      {found && choices.length === 0 && !isAddress && (
        <p className="text-[0.82rem] text-soft">No source and no other article has these words.</p>
      )}
    </div>
  );
}

type FoundHere = { sources: FoundSource[]; passages: Found[] };
type Search = { found: FoundHere | null; problem: string | null };
const nothing: FoundHere = { sources: [], passages: [] };
const nothingSearched: Search = { found: null, problem: null };

/** Sources of the desk and passages of other articles with these words; null while there is nothing to look for, or no answer. */
function useFound(words: string): Search {
  const exceptArticleId = useRoomState((state) => state.article.id);
  const [search, setSearch] = useState(nothingSearched);

  useEffect(() => {
    const query = words.trim();
    setSearch((before) => (query.length < 3 || sharedLink(query) !== null ? nothingSearched : before));
    if (query.length < 3 || (/^https?:/i.test(query) && sharedLink(query) === null)) return;
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
    const shared = sharedLink(query);
    const sources = await findSourcesAction({ query: shared?.link ?? query });
    const passages = shared ? null : await searchPassagesAction({ query: query.slice(0, 500), exceptArticleId });
    const refused = [sources, passages].find((answer) => answer?.ok === false);
    if (refused && !refused.ok) return { found: null, problem: refused.error.message };
    return { found: { sources: sources.ok ? sources.value : [], passages: passages?.ok ? passages.value : [] }, problem: null };
  } catch (error) {
    console.warn(error);
    const problem = "Sources and other articles can’t be searched while the desk can’t be reached. A link can be added all the same.";
    return { found: null, problem };
  }
}
