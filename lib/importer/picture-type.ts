const signatures: [at: number, bytes: string, type: string][] = [
  [0, "\u0089PNG\r\n\u001A\n", "image/png"],
  [0, "\u00FF\u00D8\u00FF", "image/jpeg"],
  [0, "GIF87a", "image/gif"],
  [0, "GIF89a", "image/gif"],
  [8, "WEBP", "image/webp"],
];

/** The media type of a picture that every browser shows, by its bytes; null for anything else. Never SVG, which is a program. */
export function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 32)).toString("latin1");
  return signatures.find(([at, start]) => head.startsWith(start, at))?.[2] ?? null;
}
