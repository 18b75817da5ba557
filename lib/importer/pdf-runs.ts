import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One piece of text as a page shows it, upright; coordinates in points, `bottom` upwards from the foot of the page. */
export type Run = { text: string; left: number; right: number; bottom: number; height: number };

export type PageRuns = {
  upright: Run[];
  /** Set at another angle than most of the page, in the order of the file. */
  sideways: string[];
  height: number;
};

type Placed = Run & { angle: number };

/** Everything a page shows as text, invisible text over scanned pictures included. */
export async function runsOfPage(page: PDFPageProxy): Promise<PageRuns> {
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent();
  const placed = items.flatMap((item): Placed[] => {
    if (!("str" in item) || item.str === "") return [];
    const [a = 1, b = 0, , , left = 0, bottom = 0] = multiply(viewport.transform, item.transform);
    const angle = (Math.round(Math.atan2(-b, a) / (Math.PI / 2)) * 90 + 360) % 360;
    const tilted = Math.abs(Math.sin(2 * Math.atan2(b, a))) > 0.2;
    const size = Math.hypot(item.transform[2] ?? 0, item.transform[3] ?? 0) || item.height;
    const isVertical = styles[item.fontName]?.vertical === true;
    // Columns that run downwards are lines that run to the right, the rightmost the topmost.
    const place = isVertical ? { left: bottom, bottom: left } : { left, bottom: viewport.height - bottom };
    const length = isVertical ? Math.abs(item.height) : item.width;
    return [{ text: item.str, ...place, right: place.left + length, height: size, angle: tilted ? -1 : isVertical ? 0 : angle }];
  });
  const angle = usualAngle(placed);
  const upright = placed.filter((run) => run.angle === angle).map((run) => turned(run, angle, viewport));
  const sideways = placed.filter((run) => run.angle !== angle).map(({ text }) => text);
  return { upright, sideways, height: angle % 180 === 0 ? viewport.height : viewport.width };
}

function multiply(one: number[], other: number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = other;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function usualAngle(runs: Placed[]): number {
  const lengths = new Map<number, number>();
  for (const { angle, text } of runs) lengths.set(angle, (lengths.get(angle) ?? 0) + text.length);
  const [most] = [...lengths].filter(([angle]) => angle >= 0).toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? 0;
}

/** As it would stand if the page were turned so that most of it is upright. */
function turned({ angle: _, ...run }: Placed, angle: number, page: { width: number; height: number }): Run {
  const length = run.right - run.left;
  if (angle === 90) return { ...run, left: run.bottom, right: run.bottom + length, bottom: page.width - run.left };
  if (angle === 270) return { ...run, left: page.height - run.bottom, right: page.height - run.bottom + length, bottom: run.left };
  if (angle === 180)
    return { ...run, left: page.width - run.left, right: page.width - run.left + length, bottom: page.height - run.bottom };
  return run;
}
