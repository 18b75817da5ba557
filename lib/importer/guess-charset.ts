import { charsetOf } from "#lib/domain/text/charset.ts";

/** What the detector calls otherwise than the Encoding Standard does. */
const otherNames: Record<string, string> = {
  big5hkscs: "big5",
  cp866: "ibm866",
  cp874: "windows-874",
  cp932: "shift_jis",
  cp949: "euc-kr",
  euc_jis_2004: "euc-jp",
  euc_kr: "euc-kr",
  "iso2022-jp": "iso-2022-jp",
  "iso2022-jp-2": "iso-2022-jp",
  iso2022_jp_2: "iso-2022-jp",
  "mac-cyrillic": "x-mac-cyrillic",
  maccyrillic: "x-mac-cyrillic",
  "mac-roman": "macintosh",
  macroman: "macintosh",
  shift_jis_2004: "shift_jis",
};
const looked = 200_000;

export type Guess = { charset: string /** From 0 to 1. */; confidence: number };

/** The likeliest encoding of bytes that are no UTF-8. The detector and its model of letters are loaded when first needed. */
export async function guessCharset(bytes: Uint8Array): Promise<Guess> {
  const { detectAll } = await import("jschardet");
  const first = bytes.findIndex((byte) => byte > 127 || byte === 0x1b);
  const from = Math.max(0, first - 2000);
  for (const { encoding, confidence } of detectAll(bytes.subarray(from, from + looked))) {
    const name = encoding?.toLowerCase() ?? "";
    const charset = charsetOf(otherNames[name] ?? name);
    if (charset !== null && charset !== "utf-8") return { charset, confidence };
  }
  return { charset: "windows-1252", confidence: 0 };
}
