import type { JSONContent } from "@tiptap/core";
import type { PublishedAnnotation } from "#lib/domain/revision/revision.ts";

type Leaf = { node: JSONContent; block: { start: number; cards: PublishedAnnotation[] } };

/** Neighbours within one parent that a passage covers together: their cards stand before or after all of them, never between. */
export type Together = { cards: PublishedAnnotation[] };

/**
 * Where one passage covers several blocks, their cards come from the blocks to the neighbours that hold them all. A list is kept whole, as nothing
 * but items can stand in it. `leaves`: text blocks and tables in the document's order. `passages` by where they begin.
 */
export function keepTogether(
  document: JSONContent,
  leaves: Leaf[],
  passages: { start: number; end: number }[],
): Map<JSONContent, Together> {
  const runOf = runs(leaves, passages);
  const inside = new Map<JSONContent, Set<number>>();
  const runsIn = (node: JSONContent): Set<number> => {
    const known = inside.get(node);
    if (known) return known;
    const own = runOf.get(node);
    const found = new Set(own === undefined ? (node.content ?? []).flatMap((child) => [...runsIn(child)]) : [own]);
    inside.set(node, found);
    return found;
  };
  const blockOf = new Map(leaves.map(({ node, block }) => [node, block]));
  const together = new Map<JSONContent, Together>();
  const place = (parent: JSONContent): void => {
    const children = parent.content ?? [];
    let last = -1;
    for (const [index, child] of children.entries()) {
      if (index <= last) continue;
      last = lastWith(children, index, runsIn);
      const members = children.slice(index, last + 1);
      if (members.length === 1 && !isSplitList(child, runsIn)) place(child);
      else join(members, blockOf, together);
    }
  };
  place(document);
  return together;
}

/** Which leaves are covered by one passage with a neighbour: the number of their run. */
function runs(leaves: Leaf[], passages: { start: number; end: number }[]): Map<JSONContent, number> {
  const runOf = new Map<JSONContent, number>();
  let next = 0;
  let coveredTo = 0;
  for (const [index, { node, block }] of leaves.entries()) {
    for (let passage = passages[next]; passage && passage.start < block.start; passage = passages[++next]) {
      coveredTo = Math.max(coveredTo, passage.end);
    }
    const before = leaves[index - 1];
    if (!before || coveredTo <= block.start) continue;
    const run = runOf.get(before.node) ?? index;
    runOf.set(before.node, run);
    runOf.set(node, run);
  }
  return runOf;
}

/** The last of the children that hang together, run by run, with the one at `first`. */
function lastWith(children: JSONContent[], first: number, runsIn: (node: JSONContent) => Set<number>): number {
  let last = first;
  for (let index = first; index <= last; index++) {
    const child = children[index];
    const following = children[index + 1];
    if (!child || !following) break;
    const runsHere = runsIn(child);
    if ([...runsIn(following)].some((run) => runsHere.has(run))) last = index + 1;
  }
  return last;
}

function isSplitList(node: JSONContent, runsIn: (node: JSONContent) => Set<number>): boolean {
  if (node.type !== "bulletList" && node.type !== "orderedList") return false;
  const items = node.content ?? [];
  return items.some((_, index) => lastWith(items, index, runsIn) > index);
}

function join(members: JSONContent[], blockOf: Map<JSONContent, Leaf["block"]>, together: Map<JSONContent, Together>): void {
  const group: Together = { cards: [] };
  const take = (node: JSONContent): void => {
    const block = blockOf.get(node);
    if (block) group.cards.push(...block.cards.splice(0));
    else for (const child of node.content ?? []) take(child);
  };
  for (const member of members) {
    together.set(member, group);
    take(member);
  }
}
