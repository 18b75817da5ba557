import { z } from "zod";

/** The encodings a person may choose from, as the WHATWG Encoding Standard names them, with the writing that each is for. */
export const charsets = {
  "utf-8": "Any writing (UTF-8)",
  "utf-16le": "Any writing (UTF-16, little-endian)",
  "utf-16be": "Any writing (UTF-16, big-endian)",
  "windows-1252": "Western European (Windows-1252)",
  "iso-8859-15": "Western European (ISO-8859-15)",
  macintosh: "Western European (Macintosh)",
  "windows-1250": "Central European (Windows-1250)",
  "iso-8859-2": "Central European (ISO-8859-2)",
  "iso-8859-16": "Romanian (ISO-8859-16)",
  "windows-1257": "Baltic (Windows-1257)",
  "iso-8859-4": "Baltic (ISO-8859-4)",
  "iso-8859-13": "Baltic (ISO-8859-13)",
  "iso-8859-10": "Nordic (ISO-8859-10)",
  "iso-8859-14": "Celtic (ISO-8859-14)",
  "iso-8859-3": "South European (ISO-8859-3)",
  "windows-1254": "Turkish, Azerbaijani (Windows-1254)",
  "windows-1258": "Vietnamese (Windows-1258)",
  "windows-1251": "Cyrillic (Windows-1251)",
  "koi8-r": "Russian (KOI8-R)",
  "koi8-u": "Ukrainian (KOI8-U)",
  "iso-8859-5": "Cyrillic (ISO-8859-5)",
  ibm866: "Cyrillic (DOS, IBM866)",
  "x-mac-cyrillic": "Cyrillic (Macintosh)",
  "windows-1253": "Greek (Windows-1253)",
  "iso-8859-7": "Greek (ISO-8859-7)",
  "windows-1256": "Arabic, Persian (Windows-1256)",
  "iso-8859-6": "Arabic (ISO-8859-6)",
  "windows-1255": "Hebrew (Windows-1255)",
  "iso-8859-8-i": "Hebrew (ISO-8859-8)",
  "windows-874": "Thai (Windows-874, TIS-620)",
  shift_jis: "Japanese (Shift_JIS)",
  "euc-jp": "Japanese (EUC-JP)",
  "iso-2022-jp": "Japanese (ISO-2022-JP)",
  gb18030: "Simplified Chinese (GB18030, GBK)",
  big5: "Traditional Chinese (Big5)",
  "euc-kr": "Korean (EUC-KR)",
} as const;

/** In place of an encoding: read as usual, and what an earlier program decoded wrongly put right. */
export const mended = "mended";

/** A name of an encoding that the WHATWG Encoding Standard knows, or `mended`. */
export const encodingInput = z
  .string()
  .max(40)
  .refine(
    (name) => name === mended || charsetOf(name) !== null,
    "There is no such encoding. Give a name such as utf-8, windows-1251 or shift_jis.",
  );

/** How a person knows an encoding; its name in the standard where it is none of those offered. */
export function charsetName(charset: string): string {
  return new Map<string, string>(Object.entries(charsets)).get(charset) ?? charset.toUpperCase();
}

/** The encoding that one of its many names means (`latin1`, `sjis`, `cp1251`), as the WHATWG Encoding Standard has it; null for what is none. */
export function charsetOf(label: string | null | undefined): string | null {
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label.trim());
    if (encoding === "gbk") return "gb18030";
    return encoding === "iso-8859-8" ? "iso-8859-8-i" : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
