import { type OriginalType, originalTypes, typesByEnding } from "#lib/domain/article/original-type.ts";
import { transcriptTypeOf } from "#lib/domain/article/transcript-signs.ts";
import { endingOf, type UnreadableKind, unreadableByEnding } from "#lib/domain/article/unreadable-kinds.ts";
import { fileKind } from "./file-kind.ts";

/** How a file came: nobody has looked yet at what it is. */
export type Arrival = {
  /** The file's name, or the end of its address. */
  name?: string;
  /** As its sender or its server gives it. */
  mediaType?: string;
};

/** What a file is read as: by its bytes, then by its name, then by what its sender says, else as text. */
export function arrivedType(
  bytes: Uint8Array,
  { name = "", mediaType = "" }: Arrival,
): { type: OriginalType } | { unreadable: UnreadableKind } {
  const kind = fileKind(bytes);
  if (kind !== null) return kind;
  const ending = endingOf(name);
  const named = typesByEnding[ending];
  if (named !== undefined) return { type: named };
  if (looksLikePage(bytes)) return { type: "text/html" };
  const unreadable = unreadableByEnding[ending];
  return unreadable === undefined ? { type: typeNamed(mediaType) ?? "text/plain" } : { unreadable };
}

/** Text that is a transcript by its own form is one, whatever its name. */
export function arrivedTextType(type: OriginalType, text: string): OriginalType {
  return type === "text/plain" ? (transcriptTypeOf(text) ?? type) : type;
}

const aliases: Readonly<Record<string, OriginalType>> = {
  "application/xhtml+xml": "text/html",
  "text/x-markdown": "text/markdown",
  "text/srt": "application/x-subrip",
  "application/srt": "application/x-subrip",
};

function typeNamed(mediaType: string): OriginalType | undefined {
  const type = mediaType.split(";", 1).join("").trim().toLowerCase();
  return aliases[type] ?? originalTypes.find((known) => known === type);
}

function looksLikePage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 1000)).toString("latin1");
  return /^(?:\u00EF\u00BB\u00BF)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype\s{1,9}html|html|head|body)[\s>]/i.test(head);
}
