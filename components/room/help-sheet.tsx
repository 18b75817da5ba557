"use client";

import { useState } from "react";
import { firstKeymap, type KeyCommandId, type Keymap, keyCommands, keyName, keyOf, withKey } from "../keys/keymap.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogContent } from "../ui/dialog.tsx";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

type HelpSheetProps = { open: boolean; onOpenChange: (open: boolean) => void; keymap: Keymap; onKeymap: (keymap: Keymap) => void };

/** All keys, each of which can be changed, and the scale with its definitions. */
export function HelpSheet({ open, onOpenChange, keymap, onKeymap }: HelpSheetProps) {
  const verdicts = useRoomState((state) => state.scale.verdicts);
  const groups = [...new Set(keyCommands.map(({ group }) => group))];
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keys and verdicts"
        description="Everything works without a mouse. Press a key’s button to choose another."
        className="sm:w-[min(52rem,calc(100vw-2rem))]"
      >
        <div className="grid gap-6 sm:grid-cols-2">
          <div className="grid content-start gap-4">
            {groups.map((group) => (
              <section key={group} aria-label={group}>
                <h3 className="eyebrow mb-1">{group}</h3>
                <ul className="grid gap-0.5">
                  {group === "Selection" && <Fixed keys="1 – 8" label="Annotate with this verdict, or give it to the open annotation" />}
                  {keyCommands
                    .filter((command) => command.group === group)
                    .map(({ id, label }) => (
                      <KeyLine key={id} id={id} label={label} keymap={keymap} onKeymap={onKeymap} />
                    ))}
                </ul>
              </section>
            ))}
            <section aria-label="In the text">
              <h3 className="eyebrow mb-1">In the article’s text</h3>
              <ul className="grid gap-0.5">
                <Fixed keys="← → ↑ ↓" label="Move the caret; with Ctrl (⌥) by words and paragraphs" />
                <Fixed keys="Shift + arrows" label="Select" />
                <Fixed keys="Esc" label="One step back" />
                <Fixed keys="Ctrl + K" label="All commands, claims and articles by name (⌘ K)" />
              </ul>
            </section>
            <Button size="small" className="justify-self-start" onClick={() => onKeymap(firstKeymap)}>
              Back to the first keys
            </Button>
          </div>
          <section aria-label="Verdicts">
            <h3 className="eyebrow mb-2">Verdicts</h3>
            <dl className="grid gap-2.5">
              {verdicts.map((verdict, index) => (
                <div key={verdict.slug} className={colourClass(verdict)}>
                  <dt className="flex items-center gap-1.5 font-semibold text-(--c)">
                    <kbd className="key">{index + 1}</kbd>
                    <MarkIcon verdict={verdict} className="size-4" /> {verdict.name}
                  </dt>
                  <dd className="text-[0.86rem] text-pretty text-soft">{verdict.definition}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Fixed({ keys, label }: { keys: string; label: string }) {
  return (
    <li className="flex items-baseline gap-2 py-0.5 text-[0.88rem]">
      <span className="min-w-0 grow">{label}</span>
      <kbd className="key shrink-0 whitespace-nowrap">{keys}</kbd>
    </li>
  );
}

type KeyLineProps = { id: KeyCommandId; label: string; keymap: Keymap; onKeymap: (keymap: Keymap) => void };

function KeyLine({ id, label, keymap, onKeymap }: KeyLineProps) {
  const [waiting, setWaiting] = useState(false);
  return (
    <li className="flex items-center gap-2 text-[0.88rem]">
      <span className="min-w-0 grow">{label}</span>
      <button
        type="button"
        aria-label={`Key for “${label}”: ${keyName(keymap[id])}. Change`}
        className="key min-h-6 min-w-7 cursor-pointer hover:border-edge aria-pressed:border-go aria-pressed:text-go"
        aria-pressed={waiting}
        onClick={() => setWaiting(true)}
        onBlur={() => setWaiting(false)}
        onKeyDown={(event) => {
          if (!waiting || event.altKey || ["Tab", "Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
          setWaiting(false);
          if (event.key !== "Escape" && !/^[0-9]$/.test(event.key)) onKeymap(withKey(keymap, id, keyOf(event.nativeEvent)));
        }}
      >
        {waiting ? "press a key" : keyName(keymap[id])}
      </button>
    </li>
  );
}
