import { type OriginalType, originalTypes, typesByEnding } from "#lib/domain/article/original-type.ts";
import { transcriptTypeOf } from "#lib/domain/article/transcript-signs.ts";
import { endingOf } from "#lib/domain/article/unreadable-kinds.ts";

/** What the file picker offers. */
export const acceptedFiles = [...Object.keys(typesByEnding), ...originalTypes].join(",");

/** How to read a file, by its name and the type the system gives it; `null` where they don't say: its bytes will. */
export function typeOfFile(name: string, systemType: string): OriginalType | null {
  const ending = endingOf(name);
  const byName = typesByEnding[ending];
  if (byName !== undefined) return byName;
  const known = originalTypes.find((type) => type === systemType);
  if (known !== undefined) return known;
  return ending === "" && systemType === "" ? "text/plain" : null;
}

/** What pasted text seems to be. A guess the person sees and can change. */
export function typeOfText(text: string): OriginalType {
  const transcript = transcriptTypeOf(text);
  if (transcript !== null) return transcript;
  const start = text.trimStart().slice(0, 2000);
  if (/^<(?:!doctype|html|head|body|article|main|section|div|h[1-6]|p)[\s>]/i.test(start)) return "text/html";
  const markdown = [/^#{1,6} \S/m, /^> \S/m, /\[[^[\]\n]{1,300}\]\(https?:/, /\*\*\S[^*\n]*\*\*/, /^---\n[\s\S]*?\n---\n/];
  return markdown.some((sign) => sign.test(text.slice(0, 20_000))) ? "text/markdown" : "text/plain";
}
