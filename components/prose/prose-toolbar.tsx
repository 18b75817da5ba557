"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Italic, Link, List, ListOrdered, Quote, Table } from "lucide-react";
import { type ReactNode, useState } from "react";
import { EditorTool } from "../ui/editor-tool.tsx";
import { Toolbar } from "../ui/toolbar.tsx";
import { ProseLink } from "./prose-link.tsx";

/** Emphasis, lists, quotes, links and tables. Most have Tiptap's usual shortcut as well. */
export function ProseToolbar({ editor, children }: { editor: Editor; children?: ReactNode }) {
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
      quote: now.isActive("blockquote"),
      link: now.isActive("link"),
      table: now.isActive("table"),
    }),
  });
  const run = () => editor.chain().focus();

  return (
    <>
      <Toolbar label="Text" className="flex gap-px border-b border-line p-0.5">
        <EditorTool label="Bold (Ctrl+B)" pressed={on.bold} onPress={() => run().toggleBold().run()} icon={<Bold aria-hidden />} />
        <EditorTool label="Italic (Ctrl+I)" pressed={on.italic} onPress={() => run().toggleItalic().run()} icon={<Italic aria-hidden />} />
        <EditorTool
          label="List (Ctrl+Shift+8)"
          pressed={on.bullets}
          onPress={() => run().toggleBulletList().run()}
          icon={<List aria-hidden />}
        />
        <EditorTool
          label="Numbered list (Ctrl+Shift+7)"
          pressed={on.numbers}
          onPress={() => run().toggleOrderedList().run()}
          icon={<ListOrdered aria-hidden />}
        />
        <EditorTool
          label="Quote (Ctrl+Shift+B)"
          pressed={on.quote}
          onPress={() => run().toggleBlockquote().run()}
          icon={<Quote aria-hidden />}
        />
        <EditorTool label="Link" pressed={on.link || linking} onPress={() => setLinking(!linking)} icon={<Link aria-hidden />} />
        <EditorTool
          label="Table"
          pressed={on.table}
          disabled={on.table}
          onPress={() => run().insertContent(newTable).run()}
          icon={<Table aria-hidden />}
        />
        {children}
      </Toolbar>
      {linking && <ProseLink editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}

const row = (type: "tableHeader" | "tableCell") => ({
  type: "tableRow",
  content: [1, 2, 3].map(() => ({ type, content: [{ type: "paragraph" }] })),
});
const newTable = { type: "table", content: [row("tableHeader"), row("tableCell"), row("tableCell")] };
