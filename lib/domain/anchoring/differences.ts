import { align } from "./alignment.ts";
import { toBlocks } from "./blocks.ts";
import { createTokenizer } from "./tokens.ts";

export type Difference = { kind: "equal" | "insert" | "delete"; text: string };

/**
 * What changed between two versions of a text, by whole words, for people to read. Joined without the insertions it is the old text,
 * without the deletions the new one; what was replaced is deleted first, then inserted. No piece ends within a character as a reader sees it.
 */
export function differences(oldText: string, newText: string): Difference[] {
  const tokenize = createTokenizer();
  const oldTokens = tokenize(oldText);
  const newTokens = tokenize(newText);
  return toBlocks(align(oldTokens, newTokens), oldTokens, newTokens).flatMap((block): Difference[] => {
    const before = oldText.slice(block.oldStart, block.oldEnd);
    if (block.equal) return [{ kind: "equal", text: before }];
    const after = newText.slice(block.newStart, block.newEnd);
    const pieces: Difference[] = [
      { kind: "delete", text: before },
      { kind: "insert", text: after },
    ];
    return pieces.filter((piece) => piece.text !== "");
  });
}
