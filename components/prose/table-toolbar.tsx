"use client";

import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from "@tiptap/pm/tables";
import { type Editor, useEditorState } from "@tiptap/react";
import { Button } from "../ui/button.tsx";
import { Toolbar } from "../ui/toolbar.tsx";

const tools = [
  ["Add row", "+ Row", addRowAfter],
  ["Add column", "+ Column", addColumnAfter],
  ["Strike row", "− Row", deleteRow],
  ["Strike column", "− Column", deleteColumn],
  ["Strike table", "− Table", deleteTable],
] as const;

/** What can be done with the table that the caret, or the choice of cells, stands in. Below the text, which so stays where it is. */
export function TableToolbar({ editor }: { editor: Editor }) {
  const inTable = useEditorState({ editor, selector: ({ editor: now }) => now.isEditable && now.isActive("table") });
  if (!inTable) return null;
  return (
    <Toolbar label="Table" className="flex flex-wrap gap-x-px border-t border-line p-0.5">
      {tools.map(([label, shown, command]) => (
        <TableTool key={label} editor={editor} label={label} shown={shown} command={command} />
      ))}
    </Toolbar>
  );
}

type TableToolProps = { editor: Editor; label: string; shown?: string; command: typeof deleteRow };

export function TableTool({ editor, label, shown = label, command }: TableToolProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      title={shown === label ? undefined : label}
      aria-label={shown === label ? undefined : label}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        command(editor.state, editor.view.dispatch);
        editor.commands.focus();
      }}
    >
      {shown}
    </Button>
  );
}
