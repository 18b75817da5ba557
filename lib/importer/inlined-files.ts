/** Longest HTML that is taken in, in bytes: its text must still keep to what an article can be. */
export const htmlLimit = 5_000_000;

/** A page that was saved in one file carries its pictures and typefaces in its addresses, which are no words of it: the page without them. */
export function withoutInlinedFiles(page: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = page;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
  return Buffer.from(text.replaceAll(/\bdata:[\w/+.-]{1,100}(?:;[\w=.-]{1,40}){0,4},[\w+/=%.-]{200,}/g, "data:,"), "latin1");
}
