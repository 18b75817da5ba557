"use client";

import { type KeyboardEvent, useId } from "react";
import type { DocumentJson } from "#lib/domain/article/article-schema.ts";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { squeeze, suggestSplit } from "#lib/domain/article/cleaning.ts";
import type { FoundDetail } from "#lib/domain/article/found-details.ts";
import { FieldError } from "../ui/field.tsx";
import { fitHeight } from "../ui/fit-height.ts";
import { Label } from "../ui/label.tsx";
import { DetailSource } from "./detail-source.tsx";
import { type CleanUp, documentOf } from "./use-clean-up.ts";

/** The title, set large above the text as readers will see it. Enter moves what follows the cursor into the text. */
export function TitleField({ cleanUp, found, error }: { cleanUp: CleanUp; found: FoundDetail[]; error: string | null }) {
  const id = useId();
  const { editor, details, changeDetails } = cleanUp;
  const { title } = details;
  const suggested = suggestSplit(title);
  const isChrome = cleanUp.findings.chrome.some(({ blockIndex }) => blockIndex === 0);
  const firstLine = editor === null || isChrome ? "" : firstLineOf(documentOf(editor));

  function split(place: number): void {
    const [head, rest] = [title.slice(0, place).trim(), title.slice(place).trim()];
    if (editor === null || head === "") return;
    if (rest !== "") editor.commands.insertContentAt(0, { type: "paragraph", content: [{ type: "text", text: rest }] });
    changeDetails({ title: head });
    editor.commands.focus("start");
    if (rest === "") return;
    tell("The rest of the line stands in the text now.");
  }

  function takeFirstLine(): void {
    const first = editor?.state.doc.firstChild;
    if (editor === null || !first) return;
    editor.view.dispatch(editor.state.tr.delete(0, first.nodeSize));
    changeDetails({ title: firstLine });
    tell("The first line is the title now.");
  }

  /** Offers the way back: the text as it was, and the title. */
  function tell(message: string): void {
    const undo = () => {
      editor?.commands.undo();
      changeDetails({ title });
    };
    cleanUp.setDeed({ message, undo });
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    split(event.currentTarget.selectionStart);
  }

  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>Title</Label>
      <textarea
        id={id}
        ref={(area) => fitHeight(area)}
        rows={1}
        value={title}
        dir="auto"
        lang={details.language}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onKeyDown={press}
        onChange={(event) => changeDetails({ title: onOneLine(event.target.value) })}
        placeholder="The headline"
        className="field-sizing-content -mx-2 w-[calc(100%+1rem)] resize-none rounded-(--radius) border border-transparent bg-transparent px-2 py-1 font-serif text-[1.7rem] leading-[1.22] font-semibold text-balance text-ink placeholder:text-soft hover:border-line focus:border-edge focus:bg-card aria-invalid:border-ina"
      />
      <FieldError id={`${id}-error`} error={error} />
      <DetailSource
        found={found}
        value={title}
        choose={(value) => {
          changeDetails({ title: value });
          cleanUp.setDeed({ message: "The title is another one of the page’s now.", undo: () => changeDetails({ title }) });
        }}
      />
      {suggested === null ? null : (
        <div className="rounded-(--radius) border border-line bg-card px-3 py-2 text-sm">
          <p>
            Headline and standfirst seem to stand in one line. Split before <q>{title.slice(suggested)}</q>?
          </p>
          <button type="button" className="text-link mt-1 min-h-6" onClick={() => split(suggested)}>
            Split here
          </button>
        </div>
      )}
      <p id={`${id}-hint`} className="text-[0.82rem] text-soft">
        Enter moves what follows the cursor into the text.
        {couldBeTitle(firstLine, title) ? (
          <>
            {" "}
            <button type="button" className="text-link min-h-6" onClick={takeFirstLine}>
              Make the first line the title
            </button>
          </>
        ) : null}
      </p>
    </div>
  );
}

/** A sentence isn't offered, unless there is no title at all. */
function couldBeTitle(line: string, title: string): boolean {
  if (line === "" || line.length > 300) return false;
  return title.trim() === "" || !/[.…。]["”»]?$/u.test(line);
}

function firstLineOf(document: DocumentJson): string {
  const [first] = document.content ?? [];
  return first?.type === "paragraph" || first?.type === "heading" ? canonicalText(first).replaceAll("\n", " ").trim() : "";
}

function onOneLine(words: string): string {
  return words.includes("\n") ? squeeze(words) : words;
}
