"use client";

import { Collaboration } from "@tiptap/extension-collaboration";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useLayoutEffect } from "react";
import { proseField } from "#lib/domain/prose/prose-reading.ts";
import { sharedProseExtensions } from "#lib/domain/prose/prose-schema.ts";
import { useRoom } from "../session/room-context.ts";
import type { SharedProse } from "../session/shared-prose.ts";
import { carefulPaste } from "./careful-paste.ts";
import { Carets } from "./carets.ts";
import { linkHosts } from "./link-hosts.ts";
import { proseAttributes } from "./prose-attributes.ts";
import { ProseHistory } from "./prose-history.tsx";
import { proseTables } from "./prose-tables.ts";
import { ProseToolbar } from "./prose-toolbar.tsx";
import { TableToolbar } from "./table-toolbar.tsx";

/** What was typed before there was something to type in, and whether the keyboard is still there. */
export type Ahead = { words: string; here: boolean };
export type Labels = { labelledBy: string; describedBy?: string; minimum: string };
type WritingProps = Labels & { prose: SharedProse; ahead: Ahead; locked: boolean };

/** The editor of a shared text: loaded where somebody is about to write, or at rest. */
export function Writing({ prose, ahead, locked, minimum, labelledBy, describedBy }: WritingProps) {
  const { live } = useRoom();
  const colourInRoom = (id: unknown) => live.getStatus().colleagues.find((colleague) => colleague.id === id)?.colour ?? null;
  const editor = useEditor({
    extensions: [
      ...sharedProseExtensions,
      linkHosts,
      carefulPaste,
      proseTables,
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
    const { words, here } = ahead;
    Object.assign(ahead, { words: "", here: false });
    if (words === "" && !here) return;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    for (const [index, line] of words.split("\n").entries()) {
      if (index > 0) editor.commands.splitBlock();
      if (line !== "") editor.commands.insertContent({ type: "text", text: line });
    }
    // Tiptap's own command waits for the next frame.
    if (here) editor.view.focus();
  }, [editor, ahead]);

  return (
    <div className="rounded-(--radius) border border-edge bg-card focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-go">
      {!locked && (
        <ProseToolbar editor={editor}>
          <ProseHistory name={prose.name} />
        </ProseToolbar>
      )}
      <EditorContent editor={editor} />
      <TableToolbar editor={editor} />
    </div>
  );
}
