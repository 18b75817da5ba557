import { quoted } from "#lib/domain/text/quoted.ts";
import type { PassageWords } from "../session/card-fields.ts";

/** The words of several passages, one under the other. */
export function PassageQuotes({ passages }: { passages: PassageWords[] }) {
  return (
    <ul className="grid gap-1 border-s-2 border-line ps-2.5 font-serif text-[0.9rem] text-soft">
      {passages.map((passage) => (
        <li key={`${passage.start}-${passage.end}`} dir="auto" className="line-clamp-2">
          {quoted(passage.exact)}
        </li>
      ))}
    </ul>
  );
}
