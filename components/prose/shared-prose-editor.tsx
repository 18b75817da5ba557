"use client";

import { Collaboration } from "@tiptap/extension-collaboration";
import { EditorContent, useEditor } from "@tiptap/react";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { proseField } from "#lib/domain/prose/prose-document.ts";
import { sharedProseExtensions } from "#lib/domain/prose/prose-schema.ts";
import { useRoom } from "../session/room-context.ts";
import type { SharedProse } from "../session/shared-prose.ts";
import { useLive, useProseStatus, useSharedProse } from "../session/use-live.ts";
import { carefulPaste } from "./careful-paste.ts";
import { Carets } from "./carets.ts";
import { proseAttributes } from "./prose-attributes.ts";
import { ProseHistory } from "./prose-history.tsx";
import { ProseToolbar } from "./prose-toolbar.tsx";
import { ProseView } from "./prose-view.tsx";
import "./prose.css";
import { linkHosts } from "./link-hosts.ts";

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
  const ahead = useRef<string | null>(null);
  if (prose && ready) return <Writing key={name} prose={prose} ahead={ahead} locked={locked} minimum={minimum} {...labels} />;
  return <Opening value={value} ahead={ahead} refused={refused} minimum={minimum} {...labels} />;
}

/** What was typed before there was something to type in; null while the keyboard is elsewhere. */
type Ahead = RefObject<string | null>;
type Labels = { labelledBy: string; describedBy?: string; minimum: string };
type OpeningProps = Labels & { value: DocumentJson; ahead: Ahead; refused: string | null };

/** Until the text can be written in, it can be read. Whoever goes there already, and types, finds their words in it. */
function Opening({ value, ahead, refused, minimum, labelledBy, describedBy }: OpeningProps) {
  const offline = useLive((status) => status.offline);
  const waits = refused === null && !offline;

  function onKeyDown(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!waits || ctrlKey || metaKey || altKey || (key !== "Backspace" && [...key].length !== 1)) return;
    event.preventDefault();
    const typed = ahead.current ?? "";
    ahead.current = key === "Backspace" ? typed.slice(0, -1) : typed + key;
  }

  return (
    <div className="rounded-(--radius) border border-edge bg-card px-2.5 py-1.5" style={{ minHeight: minimum }}>
      {/* biome-ignore lint/a11y/useSemanticElements: the words in it are marked up */}
      <div
        role="textbox"
        aria-multiline
        aria-readonly
        aria-busy={waits}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        tabIndex={0}
        className="outline-none"
        style={{ minHeight: minimum }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          ahead.current = "";
        }}
        onBlur={() => {
          ahead.current = null;
        }}
      >
        <ProseView document={value} />
      </div>
      <p role="status" className="late mt-1 text-[0.82rem] text-soft">
        {refused
          ? "This text can’t be changed here any more."
          : offline
            ? "Not kept in this browser yet: it can be written in once the connection is back."
            : "Opening…"}
      </p>
    </div>
  );
}

type WritingProps = Labels & { prose: SharedProse; ahead: Ahead; locked: boolean };

function Writing({ prose, ahead, locked, minimum, labelledBy, describedBy }: WritingProps) {
  const { live } = useRoom();
  const colourInRoom = (id: unknown) => live.getStatus().colleagues.find((colleague) => colleague.id === id)?.colour ?? null;
  const editor = useEditor({
    extensions: [
      ...sharedProseExtensions,
      linkHosts,
      carefulPaste,
      Collaboration.configure({ document: prose.document, field: proseField }),
      Carets.configure({ prose, colourInRoom }),
    ],
    // It is drawn only where there is a browser.
    immediatelyRender: true,
    injectCSS: false,
    textDirection: "auto",
    editable: !locked,
    editorProps: {
      attributes: proseAttributes({ labelledBy, describedBy, minimum }),
    },
  });

  useEffect(() => editor.setEditable(!locked, false), [editor, locked]);

  useLayoutEffect(() => {
    const typed = ahead.current;
    if (typed === null) return;
    ahead.current = null;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    if (typed !== "") editor.commands.insertContent({ type: "text", text: typed });
    // Tiptap's own command waits for the next frame.
    editor.view.focus();
  }, [editor, ahead]);

  return (
    <div className="rounded-(--radius) border border-edge bg-card focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-go">
      {!locked && (
        <ProseToolbar editor={editor}>
          <ProseHistory name={prose.name} />
        </ProseToolbar>
      )}
      <EditorContent editor={editor} />
    </div>
  );
}
