import { type Editor, useEditor } from "@tiptap/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { updateImportDraftAction } from "#lib/actions/import.ts";
import { articleExtensions, type DocumentJson } from "#lib/domain/article/article-schema.ts";
import { squeeze } from "#lib/domain/article/cleaning.ts";
import type { DraftDetails, ImportDraft } from "#lib/domain/article/import-draft.ts";
import { positionAt, textMap } from "#lib/domain/article/text.ts";
import { paragraphDirection } from "../article/paragraph-direction.ts";
import { linkHosts } from "../prose/link-hosts.ts";
import { tableTools } from "../prose/table-tools.ts";
import { type Findings, findingsOf } from "./clean-up-state.ts";
import { createDraftSaver, type SavingState } from "./draft-saver.ts";
import { withRaisedText } from "./pasted-html.ts";
import { type MarkedBlock, markText, placeOfBlock, textMarks } from "./text-marks.ts";

/** Milliseconds of quiet before the text is looked at again. */
const lookAfter = 250;

/** The last thing done at one click, and how to take it back. Typing on makes it history. */
export type Deed = { message: string; undo: () => void };

export type CleanUp = ReturnType<typeof useCleanUp>;

/** The editor's document as plain objects: ProseMirror's attributes have no prototype, which the way to the server doesn't carry. */
export function documentOf(editor: Editor): DocumentJson {
  return { ...JSON.parse(JSON.stringify(editor.getJSON())), type: "doc" };
}

/** The state of the clean-up view: the text in the editor, the details, what can be told of them, and whether they are saved. */
export function useCleanUp(draft: ImportDraft) {
  const [details, setDetails] = useState(draft.details);
  const [saving, setSaving] = useState<SavingState>({ is: "saved" });
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [deed, setDeed] = useState<Deed | null>(null);
  const [looks, setLooks] = useState(0);
  const current = useRef({ details, document: draft.document });
  const strike = useRef<(blockIndexes: number[]) => void>(() => undefined);

  const [saver] = useState(() =>
    createDraftSaver(draft.updatedAt, (updatedAt) => updateImportDraftAction({ id: draft.id, updatedAt, ...current.current }), setSaving),
  );

  const editor = useEditor({
    extensions: [
      ...articleExtensions,
      tableTools,
      linkHosts,
      paragraphDirection(() => current.current.details.language),
      textMarks((index) => strike.current([index])),
    ],
    content: draft.document,
    immediatelyRender: false,
    injectCSS: false,
    editorProps: {
      transformPastedHTML: withRaisedText,
      // The toolbar covers the top of the text while it scrolls.
      scrollMargin: { top: 72, right: 0, bottom: 24, left: 0 },
      scrollThreshold: { top: 72, right: 0, bottom: 24, left: 0 },
      attributes: {
        class: "article-text clean-up-text",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": "Text of the article",
        lang: details.language,
      },
    },
    onUpdate: ({ editor: changed }) => {
      current.current = { ...current.current, document: documentOf(changed) };
      setDeed(null);
      saver.changed();
      setLooks((count) => count + 1);
    },
  });

  const changeDetails = useCallback(
    (change: Partial<DraftDetails>) => {
      const next = { ...current.current.details, ...change };
      current.current = { ...current.current, details: next };
      setDetails(next);
      setDeed(null);
      saver.changed();
    },
    [saver],
  );

  const findings = useFindings(draft, { editor, title: details.title, kept, looks, current });

  strike.current = (blockIndexes) => {
    if (editor === null) return;
    const count = strikeOut(editor, blockIndexes);
    setDeed({ message: count === 1 ? "1 line struck out." : `${count} lines struck out.`, undo: () => editor.commands.undo() });
  };

  const replace = useCallback(
    (document: DocumentJson, message: string, onUndo: () => void) => {
      if (editor === null) return;
      editor.commands.setContent(document, { emitUpdate: true });
      const undo = () => {
        editor.commands.undo();
        onUndo();
      };
      setDeed({ message, undo });
    },
    [editor],
  );

  useLeavingWarning(saver.isSaved);
  useEffect(() => saver.stop, [saver]);

  return {
    editor,
    details,
    changeDetails,
    saving,
    saver,
    findings,
    deed,
    setDeed,
    replace,
    content: () => current.current,
    strikeOut: (blocks: MarkedBlock[]) => strike.current(blocks.map(({ blockIndex }) => blockIndex)),
    keep: (block: MarkedBlock) => setKept((before) => new Set([...before, squeeze(block.text)])),
  };
}

type Looking = {
  editor: Editor | null;
  title: string;
  kept: ReadonlySet<string>;
  looks: number;
  current: { current: { document: DocumentJson } };
};

/** Looks at the text a moment after it changed, and draws what it found into the editor. */
function useFindings(draft: ImportDraft, { editor, title, kept, looks, current }: Looking): Findings {
  const look = useCallback(
    () =>
      findingsOf({
        document: current.current.document,
        title,
        originalText: draft.originalText,
        untouchedText: draft.untouchedText,
        known: draft.chrome,
        kept,
      }),
    [draft, title, kept, current],
  );
  const [findings, setFindings] = useState<Findings>(look);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the text is a reason to look again.
  useEffect(() => {
    const timer = setTimeout(() => setFindings(look()), lookAfter);
    return () => clearTimeout(timer);
  }, [look, looks]);
  useEffect(() => {
    if (editor !== null) markText(editor.view, { chrome: findings.chrome, added: addedPlace(editor, findings) });
  }, [editor, findings]);
  return useMemo(() => findings, [findings]);
}

/** Where the added word stands in the editor, if it still does. */
export function addedPlace(editor: Editor, { check }: Findings): { from: number; to: number } | null {
  if (check.ok) return null;
  const map = textMap(editor.state.doc);
  const last = map.blocks.at(-1);
  const end = check.offset + check.word.length;
  if (last === undefined || end > last.offset + last.length) return null;
  return { from: positionAt(map, check.offset, "start"), to: positionAt(map, end, "end") };
}

function strikeOut(editor: Editor, blockIndexes: number[]): number {
  const { state } = editor;
  const places = blockIndexes
    .map((index) => placeOfBlock(state, index))
    .filter((place) => place !== null)
    .toSorted((one, other) => other.from - one.from);
  const transaction = state.tr;
  for (const { from, to } of places) transaction.delete(from, to);
  editor.view.dispatch(transaction);
  return places.length;
}

function useLeavingWarning(isSaved: () => boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!isSaved()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isSaved]);
}
