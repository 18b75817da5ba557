import chardet from "jschardet";
import { decode } from "#lib/importer/decode.ts";
import { encode, unmarked } from "#lib/importer/testing-encodings.ts";
import type { Figure } from "./report.ts";

const asPage = (text: string) =>
  `<!doctype html><html><head><title>${text.slice(0, 30)}</title></head><body><nav><a href="/">Home</a></nav><p>${text}</p></body></html>`;

/** Texts in every encoding of the web, none of which says which it is: how many encodings are read without a fault, in all of their texts. */
export async function encodings(): Promise<Figure[]> {
  const byCharset = Map.groupBy(unmarked, ({ charset }) => charset);
  let [ours, theirs] = [0, 0];
  for (const [charset, texts] of byCharset) {
    const cases = texts.flatMap(({ text }) => [text, text.slice(0, 160), asPage(text)]);
    const faults = { ours: 0, theirs: 0 };
    for (const text of cases) {
      const bytes = encode(text, charset);
      const read = await decode(bytes, { html: text.startsWith("<") });
      if (!("text" in read) || read.text !== text) faults.ours += 1;
      if (bare(bytes) !== text) faults.theirs += 1;
    }
    if (faults.ours > 0) console.log(`  ${charset}: ${faults.ours} of ${cases.length} read otherwise`);
    ours += faults.ours === 0 ? 1 : 0;
    theirs += faults.theirs === 0 ? 1 : 0;
  }
  const target = byCharset.size - 1;
  return [
    {
      ...{ what: `encodings read without being told, of ${byCharset.size}`, value: ours, unit: "encodings" },
      ...{ peer: "the detector alone", peerValue: theirs, target: `≥ ${target}`, met: ours >= target },
    },
  ];
}

/** What a program makes of the bytes that takes the detector at its word. */
function bare(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(chardet.detect(bytes).encoding ?? "utf-8").decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
