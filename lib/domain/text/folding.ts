import { partitionPoint } from "./partition-point.ts";

/** A text with the differences gone that retyping makes: white space and the shape of quotation marks. */
export type Folded = {
  text: string;
  /** Offset in the folded text of an offset in the original; inside a run of white space, where the run begins. All UTF-16. */
  fromOriginal(offset: number): number;
  /** Offset in the original of an offset in the folded text. */
  toOriginal(offset: number): number;
};

const foldable = /\s+|[‘’‚‛ʼ]|[“”„‟]/gu;

/** Runs of white space become one space; curly and low quotation marks become straight ones of the same kind. Nothing else changes. */
export function fold(text: string): Folded {
  // Only runs that shrink shift offsets: (where they begin here, how much has been taken out so far).
  const shrunk: { original: number; folded: number; length: number }[] = [];
  let removed = 0;
  const folded = text.replace(foldable, (found, offset: number) => {
    if (found.trim() !== "") return "‘’‚‛ʼ".includes(found) ? "'" : '"';
    if (found.length > 1) {
      shrunk.push({ original: offset, folded: offset - removed, length: found.length });
      removed += found.length - 1;
    }
    return " ";
  });

  const removedBefore = (index: number) => {
    const run = shrunk[index];
    return run ? run.original - run.folded : removed;
  };

  return {
    text: folded,
    fromOriginal(offset) {
      const index = partitionPoint(shrunk.length, (each) => (shrunk[each]?.original ?? 0) < offset);
      const run = shrunk[index - 1];
      if (run && offset < run.original + run.length) return run.folded;
      return offset - removedBefore(index);
    },
    toOriginal(offset) {
      return offset + removedBefore(partitionPoint(shrunk.length, (each) => (shrunk[each]?.folded ?? 0) < offset));
    },
  };
}
