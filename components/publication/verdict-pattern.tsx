import { type VerdictLook, verdictLook } from "#lib/domain/export/verdict-look.ts";
import { verdictStyle } from "../verdict/verdict-style.ts";

export type Verdict = { slug: string; rating: number | null };

// Of 8 × 8: told apart without their colours, as the underlines are.
const shapes: Record<VerdictLook, string> = {
  accurate: "M0 0h8v8H0z",
  "mostly-accurate": "M0 0h8v5H0z",
  "missing-context": "M0 0h5v8H0z",
  misleading: "M-2 6l8-8h4l-10 10zM6 10l4-4v4z",
  inaccurate: "M0 0h8v3H0zM0 0h3v8H0z",
  unsupported: "M1 1h4v4H1z",
  unverifiable: "M0 0h8v2H0z",
  opinion: "M0 0h2v8H0z",
};

/** The fills of these verdicts, for the drawings of the same page. */
export function VerdictPatterns({ verdicts }: { verdicts: Verdict[] }) {
  const looks = new Map(verdicts.map((verdict) => [verdictLook(verdict), verdictStyle(verdict).className]));
  return (
    <defs>
      {[...looks].map(([look, className]) => (
        <pattern key={look} id={`fill-${look}`} className={className} width={8} height={8} patternUnits="userSpaceOnUse">
          <path className="of" d={shapes[look]} />
        </pattern>
      ))}
    </defs>
  );
}

export function verdictFill(verdict: Verdict): string {
  return `url(#fill-${verdictLook(verdict)})`;
}
