import type { Warning } from "#lib/domain/article/article.ts";
import { isFileType, type OriginalType } from "#lib/domain/article/original-type.ts";
import type { UnreadableKind } from "#lib/domain/article/unreadable-kinds.ts";
import { mended } from "#lib/domain/text/charset.ts";
import { toStorable } from "#lib/domain/text/storable.ts";
import { type Arrival, arrivedTextType, arrivedType } from "./arrived-type.ts";
import { type CharsetSource, decode } from "./decode.ts";
import { encodingNotes, mendedNote, misreadingNote } from "./encoding-notes.ts";
import { fileKind } from "./file-kind.ts";
import { htmlLimit, withoutInlinedFiles } from "./inlined-files.ts";
import { misreadingOf } from "./mojibake.ts";
import { type ReadAnswer, type ReadInput, type ReadOriginal, readOriginal } from "./read-original.ts";
import { pageInMhtml } from "./saved-page.ts";

export type BytesInput = Omit<ReadInput, "text" | "file"> & {
  bytes: Uint8Array;
  /** Given where nobody has looked yet at what the bytes are: that counts, and `type` doesn't. */
  arrival?: Arrival;
  /** The encoding that the server named, and the one that a person chose. */
  declared?: string | null;
  chosen?: string | null;
  /** Read a page that was saved in one file, too. */
  savedPage?: boolean;
};

/** How a text was decoded; null for files of other programs, which say so themselves. */
export type ReadEncoding = { charset: string; source: CharsetSource } | null;

export type BytesAnswer =
  | { read: ReadOriginal & { encoding: ReadEncoding; type: OriginalType } }
  | Exclude<ReadAnswer, { read: unknown }>
  | { unreadable: UnreadableKind };

/** Reads the bytes of any original. Runs in the worker: what makes decoding or reading slow costs nobody else time. */
export async function readBytes({ bytes, arrival, declared, chosen, savedPage = false, ...input }: BytesInput): Promise<BytesAnswer> {
  const arrived = arrival ? arrivedType(bytes, arrival) : input;
  if ("unreadable" in arrived) {
    const page = savedPage && arrived.unreadable === "mhtml" ? pageInMhtml(bytes) : null;
    return page ? readBytes({ ...input, bytes: page.bytes, declared: page.charset, arrival: { mediaType: "text/html" } }) : arrived;
  }
  const { type } = arrived;
  if (isFileType(type)) return withEncoding(await readOriginal({ ...input, text: "", file: bytes, type }), { type, encoding: null });
  if (bytes.length > htmlLimit) {
    const smaller = type === "text/html" ? withoutInlinedFiles(bytes) : bytes;
    if (smaller.length > htmlLimit) return { refused: "too many" };
    return readBytes({ ...input, bytes: smaller, declared, chosen, type, ...(arrival && { arrival }) });
  }
  const decoded = await decode(bytes, { declared, chosen: chosen === mended ? null : chosen, html: type === "text/html" });
  if ("binary" in decoded) return readBinary({ ...input, bytes, type });
  const { charset, source } = decoded;
  const text = toStorable(decoded.text);
  const textType = arrival ? arrivedTextType(type, text) : type;
  const read = (given: string) =>
    readOriginal({ ...input, text: given, type: textType, extract: input.extract && textType === "text/html" });
  const answer = await read(text);
  const how = { type: textType, encoding: { charset, source } };
  const notes = encodingNotes(decoded);
  const misreading = "read" in answer ? await misreadingOf(answer.read.originalText) : null;
  if (misreading === null) return withEncoding(answer, how, notes);
  return chosen === mended
    ? withEncoding(await read(toStorable(misreading.mend(text))), how, [...notes, mendedNote(misreading)])
    : withEncoding(answer, how, [...notes, misreadingNote(misreading)]);
}

/** What was given as text and isn't: a PDF or a Word document all the same, else nothing that is read. */
async function readBinary({ bytes, type, ...input }: BytesInput): Promise<BytesAnswer> {
  const kind = fileKind(bytes);
  if (kind === null || "unreadable" in kind) return kind ?? { unreadable: "data" };
  return kind.type === type ? { unreadable: "data" } : readBytes({ ...input, bytes, type: kind.type });
}

function withEncoding(answer: ReadAnswer, how: { type: OriginalType; encoding: ReadEncoding }, notes: Warning[] = []): BytesAnswer {
  return "read" in answer ? { read: { ...answer.read, ...how, warnings: [...notes, ...answer.read.warnings] } } : answer;
}
