import type { Result } from "#lib/domain/result.ts";

/** What became of several at once: each by itself, so that one refusal holds up no other. */
export type Several<Done> = { done: Done[]; refused: { articleId: string; message: string }[] };

/** One after the other: each is a transaction of its own. */
export async function eachOf<Item extends { articleId: string }, Done>(
  items: Item[],
  change: (item: Item) => Promise<Result<Done>>,
): Promise<Several<Done>> {
  const several: Several<Done> = { done: [], refused: [] };
  for (const item of items) {
    const changed = await change(item);
    if (changed.ok) several.done.push(changed.value);
    else several.refused.push({ articleId: item.articleId, message: changed.error.message });
  }
  return several;
}
