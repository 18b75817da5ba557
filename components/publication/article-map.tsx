import type { ArticleLayout } from "./article-layout.ts";
import { cardId } from "./names.ts";
import { type Verdict, VerdictPatterns, verdictFill } from "./verdict-pattern.tsx";

const width = 1000;
const height = 20;
const narrowest = 7;

/** More than so many are too small to be pointed at. */
const mostLinks = 500;

type Props = { layout: ArticleLayout; length: number /** All that were given, shown or not. */; verdicts: Verdict[] };

/** The whole article as one strip, each passage in its place and pattern. For the pointer: the same links stand in the text and on the cards. */
export function ArticleMap({ layout, length, verdicts }: Props) {
  const scale = width / Math.max(1, length);
  const lane = height / layout.lanes;
  return (
    <svg className="map" aria-hidden="true" focusable="false" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
      <VerdictPatterns verdicts={verdicts} />
      <path d={`M0 0h${width}v${height}H0z`} />
      {layout.passages.length > mostLinks && <Drawing layout={layout} scale={scale} lane={lane} />}
      {(layout.passages.length > mostLinks ? [] : layout.passages).map((passage) => {
        const extent = Math.max(narrowest, (passage.end - passage.start) * scale);
        return (
          <a key={passage.key} href={`#${cardId(passage.annotation)}`} tabIndex={-1}>
            <rect
              fill={verdictFill(passage.annotation.verdict)}
              x={round(Math.min(passage.start * scale, width - extent))}
              y={round(passage.lane * lane)}
              width={round(extent - 1.5)}
              height={round(lane)}
              rx={2}
            >
              <title>{`${passage.annotation.number}. ${passage.annotation.verdict.name}`}</title>
            </rect>
          </a>
        );
      })}
    </svg>
  );
}

/** The same without links: one shape for each verdict. */
function Drawing({ layout, scale, lane }: { layout: ArticleLayout; scale: number; lane: number }) {
  const shapes = new Map<string, string>();
  for (const { annotation, start, end, lane: line } of layout.passages) {
    const fill = verdictFill(annotation.verdict);
    const extent = round(Math.max(1, (end - start) * scale));
    const shape = `M${round(start * scale)} ${round(line * lane)}h${extent}v${round(lane)}h-${extent}z`;
    shapes.set(fill, (shapes.get(fill) ?? "") + shape);
  }
  return [...shapes].map(([fill, shape]) => <path key={fill} className="all" fill={fill} d={shape} />);
}

/** How a verdict is drawn in the strip. */
export function MapKey({ verdict }: { verdict: Verdict }) {
  return (
    <svg className="key" aria-hidden="true" viewBox="0 0 24 14" width={24} height={14}>
      <rect width={24} height={14} rx={2} fill={verdictFill(verdict)} />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
