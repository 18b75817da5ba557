import { createCanvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { verdictColor, verdictDrawing } from "#lib/domain/export/verdict-look.ts";
import type { PublishedVerdict } from "#lib/domain/revision/revision.ts";
import { fontFamilies } from "./card-fonts.ts";
import { textLines } from "./text-lines.ts";

export type ShareCard = {
  verdict: PublishedVerdict | null;
  /** The claim, or the title of the article. */
  words: string;
  /** Of the article: decides the shapes of letters that languages share. */
  language: string;
  /** What the words are, above them. */
  kicker: string;
  /** Where they come from, at the foot. */
  about: string;
  desk: string;
  sample: boolean;
};

const width = 1200;
const height = 630;
const edge = 88;
const room = width - 2 * edge;
const palette = { acc: "#00694d", mis: "#b34700", ina: "#9c1c3c", ctx: "#7a5c00", op: "#5b4a94", todo: "#5a616d" };
const paper = "#fdfcf9";
const ink = "#1d1f22";
const soft = "#5a5e65";

/** The first one in which the words fit is taken; in the last one they are cut. */
const sizes = [72, 64, 56, 49, 43, 38];
const wordsTop = 206;
const wordsRoom = 292;

/** The picture that stands for a claim or a review where its page is shared: PNG, 1200 × 630, drawn here, without a browser. */
export async function shareCard({ verdict, words, language, kicker, about, desk, sample }: ShareCard): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const color = verdict ? palette[verdictColor(verdict)] : ink;
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = color;
  context.fillRect(0, 0, 28, height);
  const line = (text: string, place: Omit<Line, "language">) => write(context, text, { ...place, language });

  let left = edge;
  if (verdict) {
    await drawIcon(context, verdict, color);
    left += 92;
  }
  line(verdict?.name ?? kicker, { x: left, y: 124, size: 54, color, width: room - (left - edge) - (sample ? 180 : 0) });
  if (sample) drawTag(context, "SAMPLE");
  if (verdict) line(kicker, { x: edge, y: 190, size: 25, color: soft, width: room });
  drawWords(context, words, language);

  context.fillStyle = "#d8d3c8";
  context.fillRect(edge, 526, room, 2);
  line(desk, { x: edge, y: 574, size: 31, color: ink, width: room });
  line(about, { x: edge, y: 610, size: 24, color: soft, width: room });
  return canvas.encode("png");
}

/** White on a disc of the verdict's colour, so that it carries at the size of a thumbnail. */
async function drawIcon(context: SKRSContext2D, verdict: PublishedVerdict, color: string): Promise<void> {
  context.fillStyle = color;
  context.beginPath();
  context.arc(edge + 35, 106, 35, 0, 2 * Math.PI);
  context.fill();
  const icon = verdictDrawing(verdict).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').replaceAll("currentColor", paper);
  context.drawImage(await loadImage(Buffer.from(icon.replaceAll("1em", "42"))), edge + 14, 85, 42, 42);
}

function drawTag(context: SKRSContext2D, text: string): void {
  setFont(context, 24, fontFamilies(text, "en"));
  const { width: wide } = context.measureText(text);
  context.strokeStyle = soft;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(width - edge - wide - 36, 82, wide + 36, 48, 8);
  context.stroke();
  write(context, text, { x: width - edge - 18, y: 115, size: 24, color: soft, width: wide + 1, align: "right", language: "en" });
}

function drawWords(context: SKRSContext2D, words: string, language: string): void {
  const families = fontFamilies(words, language);
  const measure = (line: string) => context.measureText(line).width;
  for (const size of sizes) {
    const lineHeight = Math.round(size * 1.26);
    const most = Math.floor(wordsRoom / lineHeight);
    setFont(context, size, families);
    const lines = textLines(words, room, most + 1, measure);
    const fits = lines.length <= most;
    if (!fits && size !== sizes.at(-1)) continue;
    const shown = fits ? lines : textLines(words, room, most, measure);
    const fromRight = isRightToLeft(words);
    context.fillStyle = ink;
    context.direction = fromRight ? "rtl" : "ltr";
    context.textAlign = fromRight ? "right" : "left";
    for (const [index, line] of shown.entries())
      context.fillText(line, fromRight ? width - edge : edge, wordsTop + size + index * lineHeight);
    return;
  }
}

type Line = { x: number; y: number; size: number; color: string; width: number; language: string; align?: "left" | "right" };

function write(context: SKRSContext2D, text: string, { x, y, size, color, width: most, language, align = "left" }: Line): void {
  setFont(context, size, fontFamilies(text, language));
  context.fillStyle = color;
  context.textAlign = align;
  context.direction = isRightToLeft(text) ? "rtl" : "ltr";
  const [line = ""] = textLines(text, most, 1, (part) => context.measureText(part).width);
  context.fillText(line, x, y);
}

/** Fonts of one file for all weights begin at their lightest, and take no weight from `font`. */
function setFont(context: SKRSContext2D, size: number, families: string): void {
  context.font = `600 ${size}px ${families}`;
  context.fontVariationSettings = "'wght' 700";
}

/** By the first letter that has a direction, as `dir=auto` does. */
function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter);
}
