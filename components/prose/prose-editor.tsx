"use client";

import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useRef } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { proseExtensions } from "#lib/domain/prose/prose-schema.ts";
import { sameValue } from "../session/draft.ts";
import { proseAttributes } from "./prose-attributes.ts";
import { proseTables } from "./prose-tables.ts";
import { ProseToolbar } from "./prose-toolbar.tsx";
import { TableToolbar } from "./table-toolbar.tsx";
import "./prose.css";
import { carefulPaste } from "./careful-paste.ts";
import { linkHosts } from "./link-hosts.ts";

type ProseEditorProps = {
  value: DocumentJson;
  onChange: (value: DocumentJson) => void;
  labelledBy: string;
  describedBy?: string;
  minimum?: string;
};

/** Rich text of the prose schema with a small toolbar. Takes in a `value` that changed elsewhere without losing the place of one's own. */
export function ProseEditor({ value, onChange, labelledBy, describedBy, minimum = "5rem" }: ProseEditorProps) {
  const emitted = useRef(value);
  const change = useRef(onChange);
  change.current = onChange;

  const editor = useEditor({
    extensions: [...proseExtensions, linkHosts, carefulPaste, proseTables],
    content: value,
    immediatelyRender: false,
    injectCSS: false,
    editorProps: {
      attributes: proseAttributes({ labelledBy, describedBy, minimum }),
    },
    onUpdate: ({ editor: changed }) => {
      emitted.current = documentOf(changed);
      change.current(emitted.current);
    },
  });

  useEffect(() => {
    if (!editor || sameValue(value, emitted.current)) return;
    emitted.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);

  return (
    <div className="rounded-(--radius) border border-edge bg-card focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-go">
      {editor && <ProseToolbar editor={editor} />}
      <EditorContent editor={editor} />
      {editor && <TableToolbar editor={editor} />}
    </div>
  );
}

/** ProseMirror's attributes have no prototype, which a server action can't carry: as plain JSON they can. */
function documentOf(editor: Editor): DocumentJson {
  return { ...JSON.parse(JSON.stringify(editor.getJSON())), type: "doc" };
}
