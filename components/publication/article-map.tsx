import { verdictStyle } from "../verdict/verdict-style.ts";
import type { ArticleLayout } from "./article-layout.ts";
import { cardId } from "./names.ts";

const width = 1000;
const height = 18;
const narrowest = 7;

/** More than so many are too small to be pointed at. */
const mostLinks = 500;

/** The whole article as one strip, each passage in its place and colour. For the pointer: the same links stand in the text and on the cards. */
export function ArticleMap({ layout, length }: { layout: ArticleLayout; length: number }) {
  const scale = width / Math.max(1, length);
  const lane = height / layout.lanes;
  return (
    <svg className="map" aria-hidden="true" focusable="false" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
      <path d={`M0 0h${width}v${height}H0z`} />
      {layout.passages.length > mostLinks && <Drawing layout={layout} scale={scale} lane={lane} />}
      {(layout.passages.length > mostLinks ? [] : layout.passages).map((passage) => {
        const extent = Math.max(narrowest, (passage.end - passage.start) * scale);
        return (
          <a key={passage.key} href={`#${cardId(passage.annotation)}`} tabIndex={-1}>
            <rect
              className={verdictStyle(passage.annotation.verdict).className}
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
    const { className } = verdictStyle(annotation.verdict);
    const extent = round(Math.max(1, (end - start) * scale));
    const shape = `M${round(start * scale)} ${round(line * lane)}h${extent}v${round(lane)}h-${extent}z`;
    shapes.set(className, (shapes.get(className) ?? "") + shape);
  }
  return [...shapes].map(([className, shape]) => <path key={className} className={`of ${className}`} d={shape} />);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
