import type { ReactNode } from "react";
import { type VerdictIconName, verdictStyle } from "./verdict-style.ts";

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.7, strokeLinecap: "round", strokeLinejoin: "round" } as const;
const ring = <circle cx="8" cy="8" r="6" {...line} />;

/** Drawings on a field of 16 × 16, told apart by their outline alone. */
export const verdictDrawings: Record<VerdictIconName, ReactNode> = {
  check: <path d="M3 8.6l3.2 3.2L13 4.4" {...line} strokeWidth={2.1} />,
  "check-tilde": (
    <>
      <path d="M3.4 6.2l2.9 2.9L12.6 2.6" {...line} strokeWidth={1.9} />
      <path d="M3 13.2c1.7-1.7 3.3-1.7 5 0s3.3 1.7 5 0" {...line} strokeWidth={1.5} />
    </>
  ),
  "half-circle": (
    <>
      {ring}
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 2.2l6.3 11.3H1.7z" {...line} />
      <path d="M8 6.4v3.2M8 11.5v.2" {...line} />
    </>
  ),
  cross: <path d="M4 4l8 8M12 4l-8 8" {...line} strokeWidth={2.1} />,
  "empty-circle": (
    <>
      {ring}
      <path d="M5.4 8h5.2" {...line} />
    </>
  ),
  question: (
    <>
      {ring}
      <path d="M6.2 6.4a1.9 1.9 0 1 1 2.6 1.8c-.6.2-.8.5-.8 1M8 11.2v.1" {...line} strokeWidth={1.5} />
    </>
  ),
  "speech-bubble": <path d="M2 3h12v8H7.2L4 13.8V11H2z" {...line} />,
};

/** The drawing beside a verdict's word. The word speaks, so the drawing is silent. */
export function VerdictIcon({ verdict, className }: { verdict: { slug: string; rating: number | null }; className?: string }) {
  return (
    <svg aria-hidden="true" focusable="false" viewBox="0 0 16 16" width="1em" height="1em" className={className}>
      {verdictDrawings[verdictStyle(verdict).icon]}
    </svg>
  );
}
