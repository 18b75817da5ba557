import { hash } from "node:crypto";

/** SHA-256 of the UTF-8 bytes of `text`, in lower-case hexadecimal. A lone surrogate counts as U+FFFD. Server only. */
export function sha256Hex(text: string): string {
  return hash("sha256", text, "hex");
}
