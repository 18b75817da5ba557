"use client";

import { deleteColumn, deleteRow, deleteTable } from "@tiptap/pm/tables";
import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Italic, Link, List, ListOrdered, Quote, Redo2, Undo2 } from "lucide-react";
import { useState } from "react";
import { ProseLink } from "../prose/prose-link.tsx";
import { TableTool } from "../prose/table-toolbar.tsx";
import { EditorTool } from "../ui/editor-tool.tsx";
import { Select } from "../ui/select.tsx";

const levels = [1, 2, 3, 4, 5, 6] as const;

/** Structure and emphasis of the article's text. Each has Tiptap's usual shortcut as well. */
export function CleanUpToolbar({ editor }: { editor: Editor }) {
  const [linking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      level: levels.find((level) => now.isActive("heading", { level })) ?? 0,
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      quote: now.isActive("blockquote"),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
      link: now.isActive("link"),
      table: now.isActive("table"),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();

  function setLevel(value: string): void {
    const level = levels.find((known) => String(known) === value);
    if (level === undefined) run().setParagraph().run();
    else run().setHeading({ level }).run();
  }

  return (
    <div className="border-b border-line bg-paper">
      <div role="toolbar" aria-label="Text of the article" className="flex flex-wrap items-center gap-px py-1">
        <Select
          aria-label="Kind of paragraph"
          value={String(on.level)}
          onChange={(event) => setLevel(event.target.value)}
          className="me-1 min-h-8 max-sm:w-21 max-sm:px-1 border-transparent bg-transparent py-0.5 text-sm hover:bg-hover"
        >
          <option value="0">Text</option>
          <option value="1">Heading 1</option>
          <option value="2">Heading 2</option>
          <option value="3">Heading 3</option>
          {on.level > 3 ? <option value={String(on.level)}>Heading {on.level}</option> : null}
        </Select>
        <EditorTool large label="Bold (Ctrl+B)" pressed={on.bold} onPress={() => run().toggleBold().run()} icon={<Bold aria-hidden />} />
        <EditorTool
          large
          label="Italic (Ctrl+I)"
          pressed={on.italic}
          onPress={() => run().toggleItalic().run()}
          icon={<Italic aria-hidden />}
        />
        <EditorTool
          large
          label="Quote (Ctrl+Shift+B)"
          pressed={on.quote}
          onPress={() => run().toggleBlockquote().run()}
          icon={<Quote aria-hidden />}
        />
        <EditorTool
          large
          label="List (Ctrl+Shift+8)"
          pressed={on.bullets}
          onPress={() => run().toggleBulletList().run()}
          icon={<List aria-hidden />}
        />
        <EditorTool
          large
          label="Numbered list (Ctrl+Shift+7)"
          pressed={on.numbers}
          onPress={() => run().toggleOrderedList().run()}
          icon={<ListOrdered aria-hidden />}
        />
        <EditorTool large label="Link" pressed={on.link || linking} onPress={() => setLinking(!linking)} icon={<Link aria-hidden />} />
        <span aria-hidden className="mx-1 h-5 border-s border-line max-sm:hidden" />
        <EditorTool large label="Undo (Ctrl+Z)" disabled={!on.canUndo} onPress={() => run().undo().run()} icon={<Undo2 aria-hidden />} />
        <EditorTool
          large
          label="Redo (Ctrl+Shift+Z)"
          disabled={!on.canRedo}
          onPress={() => run().redo().run()}
          icon={<Redo2 aria-hidden />}
        />
      </div>
      {on.table && (
        <div role="toolbar" aria-label="Table" className="flex flex-wrap items-center gap-1 border-t border-line py-1 text-sm">
          <span className="eyebrow me-2">Table</span>
          <TableTool editor={editor} label="Strike row" command={deleteRow} />
          <TableTool editor={editor} label="Strike column" command={deleteColumn} />
          <TableTool editor={editor} label="Strike table" command={deleteTable} />
        </div>
      )}
      {linking && <ProseLink editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}
