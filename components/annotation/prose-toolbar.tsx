"use client";

import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Italic, Link, List, ListOrdered, Quote } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ProseLink } from "./prose-link.tsx";

/** Emphasis, lists, quotes and links. Each has Tiptap's usual shortcut as well. */
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
    }),
  });
  const run = () => editor.chain().focus();

  return (
    <>
      <div role="toolbar" aria-label="Text" className="flex gap-px border-b border-line p-0.5">
        <Tool label="Bold (Ctrl+B)" pressed={on.bold} onPress={() => run().toggleBold().run()} icon={<Bold aria-hidden />} />
        <Tool label="Italic (Ctrl+I)" pressed={on.italic} onPress={() => run().toggleItalic().run()} icon={<Italic aria-hidden />} />
        <Tool label="List (Ctrl+Shift+8)" pressed={on.bullets} onPress={() => run().toggleBulletList().run()} icon={<List aria-hidden />} />
        <Tool
          label="Numbered list (Ctrl+Shift+7)"
          pressed={on.numbers}
          onPress={() => run().toggleOrderedList().run()}
          icon={<ListOrdered aria-hidden />}
        />
        <Tool label="Quote (Ctrl+Shift+B)" pressed={on.quote} onPress={() => run().toggleBlockquote().run()} icon={<Quote aria-hidden />} />
        <Tool label="Link" pressed={on.link || linking} onPress={() => setLinking(!linking)} icon={<Link aria-hidden />} />
        {children}
      </div>
      {linking && <ProseLink editor={editor} onDone={() => setLinking(false)} />}
    </>
  );
}

type ToolProps = { label: string; pressed: boolean; onPress: () => void; icon: ReactNode };

function Tool({ label, pressed, onPress, icon }: ToolProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className="grid size-7 place-items-center rounded text-soft hover:bg-hover hover:text-ink aria-pressed:bg-hover aria-pressed:text-go [&_svg]:size-3.5"
    >
      {icon}
    </button>
  );
}
