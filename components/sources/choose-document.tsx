import { type ReactNode, useRef } from "react";
import { originalTypes, typesByEnding } from "#lib/domain/article/original-type.ts";
import { largestSource } from "#lib/domain/claim/source-file.ts";

const documents = [
  ...Object.keys(typesByEnding),
  ...originalTypes,
  ...[".mht", ".mhtml", ".png", ".jpg", ".jpeg", ".gif", ".webp", "image/png", "image/jpeg", "image/gif", "image/webp"],
].join(",");

type Props = {
  /** Of the field, for whoever can't see it. */
  label: string;
  onChoose(file: File): void;
  /** The file is larger than a source may be. */
  onTooLarge(problem: string): void;
  children: (choose: () => void) => ReactNode;
};

/** Where a document of this computer is chosen; `children` draws the button. One that is too large isn't sent for nothing. */
export function ChooseDocument({ label, onChoose, onTooLarge, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={documents}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file && file.size > largestSource) onTooLarge(tooLarge(file.name));
          else if (file) onChoose(file);
        }}
      />
      {children(() => input.current?.click())}
    </>
  );
}

function tooLarge(name: string): string {
  return `${name} is larger than ${largestSource / 1_000_000} MB, so it was not sent. Take the part that matters, or save it with smaller pictures.`;
}
