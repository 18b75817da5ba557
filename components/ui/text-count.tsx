/** Part of a limit from which on somebody should know of it. */
const near = 0.85;

/** How much more a text may have, once that isn't much; and by how much it is too long. Nothing is cut: that is for whoever wrote it. */
export function TextCount({ text, limit }: { text: string; limit: number }) {
  const left = limit - text.length;
  if (text.length < near * limit) return null;
  return (
    <p role={left < 0 ? "alert" : undefined} className={`text-end text-[0.8rem] tabular-nums ${left < 0 ? "text-ina" : "text-soft"}`}>
      {left < 0 ? `${(-left).toLocaleString("en")} characters too many` : `${left.toLocaleString("en")} characters left`}
    </p>
  );
}
