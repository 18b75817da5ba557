"use client";

import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from "@tiptap/pm/tables";
import type { Editor } from "@tiptap/react";
import { Button } from "../ui/button.tsx";
import { Toolbar } from "../ui/toolbar.tsx";

const tools = [
  ["Add row", addRowAfter],
  ["Add column", addColumnAfter],
  ["Strike row", deleteRow],
  ["Strike column", deleteColumn],
  ["Strike table", deleteTable],
] as const;

/** What can be done with the table that the caret, or the choice of cells, stands in. */
export function TableToolbar({ editor }: { editor: Editor }) {
  return (
    <Toolbar label="Table" className="flex flex-wrap gap-x-px border-b border-line bg-sunk p-0.5">
      {tools.map(([label, command]) => (
        <TableTool key={label} editor={editor} label={label} command={command} />
      ))}
    </Toolbar>
  );
}

type TableToolProps = { editor: Editor; label: string; command: typeof deleteRow };

export function TableTool({ editor, label, command }: TableToolProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        command(editor.state, editor.view.dispatch);
        editor.commands.focus();
      }}
    >
      {label}
    </Button>
  );
}
