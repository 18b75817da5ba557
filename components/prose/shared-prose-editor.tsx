"use client";

import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { useRoom } from "../session/room-context.ts";
import { useLive, useProseStatus, useSharedProse } from "../session/use-live.ts";
import { Button } from "../ui/button.tsx";
import { later, useLater } from "../ui/later.ts";
import { ProseView } from "./prose-view.tsx";
import type { Ahead, Labels } from "./writing.tsx";
import "./prose.css";

/** The editor itself is most of the room's script: it comes when somebody is about to write, or once the page is at rest. */
export const writing = later(() => import("./writing.tsx"));

type SharedProseEditorProps = {
  /** Of the document: `rationale:…` or `summary:…`. */
  name: string;
  /** The server has nothing yet that the text could belong to. */
  isNew?: boolean;
  /** What the text said last, to be read until it can be written in. */
  value: DocumentJson;
  labelledBy: string;
  describedBy?: string;
  minimum?: string;
};

/** Rich text that several people write at once, each with a caret and an undo of their own. */
export function SharedProseEditor({ name, isNew = false, value, minimum = "5rem", ...labels }: SharedProseEditorProps) {
  const prose = useSharedProse(name, isNew);
  const { ready, refused } = useProseStatus(prose);
  const locked = useLive((status) => status.shutOut !== null) || refused !== null;
  const editor = useLater(writing);
  const { live } = useRoom();
  const ahead = useRef<Ahead>({ words: "", here: false });
  const isWritable = prose !== null && ready && editor.loaded !== null;

  // By now the editor has put them in.
  useEffect(() => {
    if (isWritable) live.typeAhead(name, "");
  }, [live, name, isWritable]);
  // Whoever leaves before the editor has come finds their words at the text's end all the same.
  useEffect(() => {
    const typed = ahead.current;
    return () => {
      live.leaveAhead(name);
      typed.words = "";
    };
  }, [live, name]);

  if (prose && ready && editor.loaded)
    return <editor.loaded.Writing key={name} prose={prose} ahead={ahead.current} locked={locked} minimum={minimum} {...labels} />;
  return <Opening name={name} value={value} ahead={ahead.current} refused={refused} minimum={minimum} {...labels} />;
}

type OpeningProps = Labels & { name: string; value: DocumentJson; ahead: Ahead; refused: string | null };

/** Until the text can be written in, it can be read. Whoever goes there already, and types, finds their words in it. */
function Opening({ name, value, ahead, refused, minimum, labelledBy, describedBy }: OpeningProps) {
  const { live } = useRoom();
  const offline = useLive((status) => status.offline);
  const { failed } = useLater(writing);
  const waits = refused === null && !offline;
  const [typed, setTyped] = useState(ahead.words);

  function type(words: string): void {
    ahead.words = words;
    live.typeAhead(name, words);
    setTyped(words);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!waits || ctrlKey || metaKey || altKey) return;
    if (key === "Backspace") type(ahead.words.slice(0, -1));
    else if (key === "Enter") type(`${ahead.words}\n`);
    else if ([...key].length === 1) type(ahead.words + key);
    else return;
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent): void {
    if (!waits) return;
    type(ahead.words + event.clipboardData.getData("text/plain").replaceAll(/\r\n?/g, "\n"));
    event.preventDefault();
  }

  return (
    <div
      className="rounded-(--radius) border border-edge bg-card focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-go"
      onPointerEnter={() => void writing.ask()}
    >
      {/* Where the toolbar will be, and as high: what is read stays where it is. */}
      <div className="flex min-h-8.25 items-center border-b border-line px-2.5 text-[0.82rem] text-soft">
        <p role="status" className="late">
          {refused
            ? "This text can’t be changed here any more."
            : offline
              ? "Not kept in this browser yet: it can be written in once the connection is back."
              : failed
                ? "The editor could not be loaded."
                : "Opening…"}
        </p>
        {failed && !refused && (
          <Button size="small" className="ms-auto" onClick={() => void writing.ask()}>
            Try again
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: the words in it are marked up */}
      <div
        role="textbox"
        aria-multiline
        aria-readonly
        aria-busy={waits}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        tabIndex={0}
        className="px-2.5 py-1.5 outline-none"
        style={{ minHeight: minimum }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onFocus={() => {
          ahead.here = true;
          void writing.ask();
        }}
        onBlur={() => {
          ahead.here = false;
        }}
      >
        <ProseView document={value} />
        {typed !== "" && <p className="whitespace-pre-wrap">{typed}</p>}
      </div>
    </div>
  );
}
