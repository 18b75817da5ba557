"use client";

import { Collaboration } from "@tiptap/extension-collaboration";
import { EditorContent, useEditor } from "@tiptap/react";
import type { DocumentJson } from "#lib/domain/article-schema.ts";
import { sharedProseExtensions } from "#lib/domain/prose.ts";
import { proseField } from "#lib/domain/prose-document.ts";
import { ProseToolbar } from "../annotation/prose-toolbar.tsx";
import { ProseView } from "../annotation/prose-view.tsx";
import { Carets } from "./carets.ts";
import { ProseHistory } from "./prose-history.tsx";
import type { SharedProse } from "./shared-prose.ts";
import { useLive, useProseStatus, useSharedProse } from "./use-live.ts";
import "../annotation/prose.css";

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
  const connected = useLive((status) => status.connected);
  if (prose && ready) return <Writing key={name} prose={prose} minimum={minimum} {...labels} />;
  return (
    <div className="rounded-(--radius) border border-edge bg-card px-2.5 py-1.5" style={{ minHeight: minimum }}>
      <ProseView document={value} />
      <p role="status" className="late mt-1 text-[0.82rem] text-soft">
        {refused
          ? "This text can’t be changed here any more."
          : connected
            ? "Opening…"
            : "Waiting for the connection, to write here together."}
      </p>
    </div>
  );
}

type WritingProps = { prose: SharedProse; minimum: string; labelledBy: string; describedBy?: string };

function Writing({ prose, minimum, labelledBy, describedBy }: WritingProps) {
  const editor = useEditor({
    extensions: [
      ...sharedProseExtensions,
      Collaboration.configure({ document: prose.document, field: proseField }),
      Carets.configure({ prose }),
    ],
    immediatelyRender: false,
    injectCSS: false,
    textDirection: "auto",
    editorProps: {
      attributes: {
        class: "prose px-2.5 py-1.5",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": labelledBy,
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        style: `min-height: ${minimum}`,
      },
    },
  });

  return (
    <div className="rounded-(--radius) border border-edge bg-card focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-go">
      {editor && (
        <ProseToolbar editor={editor}>
          <ProseHistory name={prose.name} />
        </ProseToolbar>
      )}
      <EditorContent editor={editor} />
    </div>
  );
}
