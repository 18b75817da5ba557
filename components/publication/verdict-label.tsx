import { VerdictIcon } from "../verdict/verdict-icon.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";

/** A verdict's icon and words in its colour. */
export function VerdictLabel({
  verdict,
  text = verdict.name,
  className = "",
}: {
  verdict: { slug: string; rating: number | null; name: string };
  text?: string;
  className?: string;
}) {
  return (
    <span className={`verdict ${verdictStyle(verdict).className} ${className}`.trimEnd()}>
      <VerdictIcon verdict={verdict} />
      {text}
    </span>
  );
}
