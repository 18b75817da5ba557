import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";
import { z } from "zod";

/** In this order: a letter is drawn with the first that has it. Each is a package of small files, by script or by stretch of Unicode. */
const before = ["@fontsource/noto-serif", "@fontsource/noto-sans-arabic", "@fontsource/noto-sans-hebrew"];
const living = ["devanagari", "bengali", "tamil", "telugu", "thai", "georgian", "armenian"].map(
  (script) => `@fontsource-variable/noto-serif-${script}`,
);
const [simplified, traditional, japanese, korean] = ["sc", "tc", "jp", "kr"].map((kind) => `@fontsource-variable/noto-serif-${kind}`);
const emoji = "@fontsource-variable/noto-emoji";

type Face = { family: string; file: string; ranges: [from: number, to: number][] };

const facesOf = new Map<string, Face[]>();

/**
 * The families that draw this text, for `font` of a canvas, most wanted first. Only the files that its letters need are read, once each:
 * all of Chinese, Japanese and Korean is some hundred of them. `language` (BCP 47) decides between the shapes that those share letters in.
 */
export function fontFamilies(text: string, language: string): string {
  const wanted = new Set<Face>();
  const faces = [...before, ...living, emoji, ...eastAsian(text, language)].flatMap(facesIn);
  for (const letter of new Set(text)) {
    const code = letter.codePointAt(0) ?? 0;
    const face = faces.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
    if (face) wanted.add(face);
  }
  // A flag or a family is several letters and one picture, whose parts may lie in different files.
  const pictures = facesIn(emoji);
  if (pictures.some((face) => wanted.has(face))) for (const face of pictures) wanted.add(face);
  const inOrder = faces.filter((face) => wanted.has(face));
  for (const face of inOrder) register(face);
  // The system's own fonts serve what none of ours has.
  return [...inOrder.map(({ family }) => `"${family}"`), "serif"].join(", ");
}

function eastAsian(text: string, language: string): string[] {
  const all = [simplified, traditional, japanese, korean].filter((name) => name !== undefined);
  const first = firstEastAsian(text, language.toLowerCase());
  return first === undefined ? all : [first, ...all.filter((name) => name !== first)];
}

function firstEastAsian(text: string, language: string): string | undefined {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) || language.startsWith("ja")) return japanese;
  if (/\p{Script=Hangul}/u.test(text) || language.startsWith("ko")) return korean;
  return /^zh-(hant|tw|hk|mo)/.test(language) ? traditional : simplified;
}

function facesIn(name: string): Face[] {
  const known = facesOf.get(name);
  if (known) return known;
  // The server runs from the project's root.
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "node_modules", name);
  const style = name.includes("-variable/") ? "wght" : "600";
  const short = name.slice(name.indexOf("/") + 1);
  const ranges = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")));
  const faces = Object.entries(ranges).map(([key, text]) => {
    const part = key.replaceAll(/[[\]]/g, "");
    return { family: `Assay ${short} ${part}`, file: join(folder, "files", `${short}-${part}-${style}-normal.woff2`), ranges: parse(text) };
  });
  facesOf.set(name, faces);
  return faces;
}

/** "U+0900-097F,U+1CD0" as CSS has it. */
function parse(ranges: string): [number, number][] {
  return ranges.split(",").map((range) => {
    const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function register({ family, file }: Face): void {
  if (GlobalFonts.has(family)) return;
  if (GlobalFonts.registerFromPath(file, family) === null) throw new Error(`This font can't be read: ${file}`);
}
