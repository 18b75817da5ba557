import type { ReactNode } from "react";

type EditorToolProps = { label: string; icon: ReactNode; pressed?: boolean; disabled?: boolean; large?: boolean; onPress: () => void };

/** A button of an editor's toolbar. The mouse takes neither focus nor selection from the text. */
export function EditorTool({ label, icon, pressed, disabled, large = false, onPress }: EditorToolProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={disabled ? undefined : onPress}
      className={`grid place-items-center rounded text-soft hover:bg-hover hover:text-ink aria-disabled:cursor-default aria-disabled:opacity-40 aria-pressed:bg-hover aria-pressed:text-go ${large ? "size-8 [&_svg]:size-4" : "size-7 [&_svg]:size-3.5"}`}
    >
      {icon}
    </button>
  );
}
