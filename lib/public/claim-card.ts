import { join } from "node:path";
import { createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from "@napi-rs/canvas";
import { verdictColor, verdictDrawing } from "#lib/domain/export/verdict-look.ts";
import type { PublishedVerdict } from "#lib/domain/revision.ts";
import { textLines } from "./text-lines.ts";

export type ClaimCard = { verdict: PublishedVerdict; claim: string; about: string; desk: string; sample: boolean };

const width = 1200;
const height = 630;
const edge = 84;
const room = width - 2 * edge;
const palette = { acc: "#00694d", mis: "#b34700", ina: "#9c1c3c", ctx: "#7a5c00", op: "#5b4a94", todo: "#5a616d" };
const ink = "#1d1f22";
const soft = "#5a5e65";

/** The first one in which the claim fits is taken; in the last one it is cut. */
const sizes = [62, 54, 47, 41, 36];
const claimRoom = 290;

/** The picture that stands for a claim where its page is shared: PNG, 1200 × 630, drawn here, without a browser. */
export async function claimCard({ verdict, claim, about, desk, sample }: ClaimCard): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const color = palette[verdictColor(verdict)];
  context.fillStyle = "#fdfcf9";
  context.fillRect(0, 0, width, height);
  context.fillStyle = color;
  context.fillRect(0, 0, width, 14);

  const icon = verdictDrawing(verdict).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').replaceAll("currentColor", color);
  context.drawImage(await loadImage(Buffer.from(icon.replaceAll("1em", "60"))), edge, 78, 60, 60);
  write(context, verdict.name, { x: edge + 84, y: 126, size: 50, color, width: room - 84 - (sample ? 160 : 0) });
  if (sample) write(context, "SAMPLE", { x: width - edge, y: 120, size: 26, color: soft, width: 150, align: "right" });

  drawClaim(context, claim);
  context.fillStyle = "#d8d3c8";
  context.fillRect(edge, 510, room, 2);
  write(context, desk, { x: edge, y: 560, size: 30, color: ink, width: room });
  write(context, about, { x: edge, y: 600, size: 25, color: soft, width: room });
  return canvas.encode("png");
}

function drawClaim(context: SKRSContext2D, claim: string): void {
  for (const size of sizes) {
    const lineHeight = Math.round(size * 1.3);
    const most = Math.floor(claimRoom / lineHeight);
    context.font = font(size);
    const lines = textLines(claim, room, most + 1, (line) => context.measureText(line).width);
    const fits = lines.length <= most;
    if (!fits && size !== sizes.at(-1)) continue;
    const shown = fits ? lines : textLines(claim, room, most, (line) => context.measureText(line).width);
    const fromRight = isRightToLeft(claim);
    context.fillStyle = ink;
    context.direction = fromRight ? "rtl" : "ltr";
    context.textAlign = fromRight ? "right" : "left";
    for (const [index, line] of shown.entries()) context.fillText(line, fromRight ? width - edge : edge, 190 + size + index * lineHeight);
    return;
  }
}

type Line = { x: number; y: number; size: number; color: string; width: number; align?: "left" | "right" };

function write(context: SKRSContext2D, text: string, { x, y, size, color, width: most, align = "left" }: Line): void {
  context.font = font(size);
  context.fillStyle = color;
  context.textAlign = align;
  context.direction = isRightToLeft(text) ? "rtl" : "ltr";
  const [line = ""] = textLines(text, most, 1, (part) => context.measureText(part).width);
  context.fillText(line, x, y);
}

/** By the first letter that has a direction, as `dir=auto` does. */
function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter);
}

/** One family for each script, in this order; the system's own fonts serve what none of them has. */
const scripts = {
  latin: "noto-serif/files/noto-serif-latin",
  "latin-ext": "noto-serif/files/noto-serif-latin-ext",
  cyrillic: "noto-serif/files/noto-serif-cyrillic",
  "cyrillic-ext": "noto-serif/files/noto-serif-cyrillic-ext",
  greek: "noto-serif/files/noto-serif-greek",
  vietnamese: "noto-serif/files/noto-serif-vietnamese",
  arabic: "noto-sans-arabic/files/noto-sans-arabic-arabic",
  hebrew: "noto-sans-hebrew/files/noto-sans-hebrew-hebrew",
};

function font(size: number): string {
  const families = Object.keys(scripts).map((script) => `"Assay ${script}"`);
  for (const [script, file] of Object.entries(scripts)) {
    if (GlobalFonts.has(`Assay ${script}`)) continue;
    // The server runs from the project's root.
    const path = join(/* turbopackIgnore: true */ process.cwd(), "node_modules", "@fontsource", `${file}-600-normal.woff2`);
    if (GlobalFonts.registerFromPath(path, `Assay ${script}`) === null) throw new Error(`This font can't be read: ${path}`);
  }
  return `600 ${size}px ${families.join(", ")}, serif`;
}
