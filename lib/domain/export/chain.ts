import type { SignedRevision } from "../revision/signed-revision.ts";
import type { Problem } from "./problem.ts";

/** A revision that was found to be signed by a listed key, with its place in the log where it has one. */
export type ChainLink = { revision: SignedRevision; index: number | null };

/** What the live desk shows as the newest of a review. */
type LiveNewest = { number: number; sha256: string };

/**
 * The revisions of each review of each desk, by number: every one of these should be an unbroken chain. A desk that has moved goes on with
 * its chains under its new address: what follows a revision, by its hash, is of the same review.
 */
export function chainsOf(links: ChainLink[]): ChainLink[][] {
  // A revision may be given more than once, as JSON and as a page say.
  const distinct = new Map(links.map((link) => [link.revision.sha256, link])).values();
  const ordered = [...distinct].toSorted((a, b) => a.revision.content.number - b.revision.content.number);
  const chains: ChainLink[][] = [];
  for (const reviews of Map.groupBy(ordered, ({ revision: { content } }) => `${content.desk.url} ${content.article.slug}`).values()) {
    const before = chains.find((chain) => chain.some(({ revision }) => revision.sha256 === reviews[0]?.revision.content.previousSha256));
    if (before) before.push(...reviews);
    else chains.push(reviews);
  }
  return chains;
}

/**
 * Whether one of these, by number, is missing, is there twice with different words, doesn't follow the one before, or was published before
 * it. Check each alone with `verifyRevision` first: only what a listed key has signed is a link.
 */
export function chainProblems(chain: ChainLink[]): Problem[] {
  return chain.flatMap((link, at) => {
    const before = chain[at - 1];
    if (!before) return missing(1, link.revision.content.number);
    const [one, next] = [before.revision, link.revision];
    const { number, previousSha256 } = next.content;
    if (number === one.content.number) return [fork(number)];
    const gap = missing(one.content.number + 1, number);
    if (gap.length > 0) return gap;
    if (previousSha256 !== one.sha256) {
      const words = `It does not follow revision ${one.content.number} as given: one of the two was put in another's place.`;
      return [inChain(number, "/content/previousSha256", words)];
    }
    return disorder(before, link);
  });
}

/** Whether the newest of a chain is what the desk itself shows as the newest. */
export function newestProblems(chain: ChainLink[], live: LiveNewest): Problem[] {
  const newest = chain.at(-1)?.revision;
  if (!newest) return [];
  const { number } = newest.content;
  if (live.number > number) {
    const later = live.number === number + 1 ? `revision ${live.number}` : `revisions ${number + 1} to ${live.number}`;
    return [
      inChain(number, "/content/number", `The desk has published since: ${later} ${live.number === number + 1 ? "is" : "are"} missing.`),
    ];
  }
  if (live.number < number) {
    return [
      inChain(number, "/content/number", `The desk shows revision ${live.number} as its newest: it no longer has this one, or never had.`),
    ];
  }
  return live.sha256 === newest.sha256 ? [] : [inChain(number, "/sha256", "The desk shows another revision under this number.")];
}

function missing(from: number, to: number): Problem[] {
  if (to <= from) return [];
  const which = to === from + 1 ? `Revision ${from} is` : `Revisions ${from} to ${to - 1} are`;
  return [inChain(to, "/content/number", `${which} missing before revision ${to}.`)];
}

function fork(number: number): Problem {
  return inChain(number, "/sha256", `There are two different revisions ${number}, both signed by the desk.`);
}

/** Where the clock was known to be wrong, the revision says so. */
function disorder(before: ChainLink, link: ChainLink): Problem[] {
  const { number, publishedAt, clock } = link.revision.content;
  if (before.index !== null && link.index !== null && link.index <= before.index) {
    return [inChain(number, "/log", "It stands in the log before the revision that it follows.")];
  }
  if (clock === undefined && Date.parse(publishedAt) < Date.parse(before.revision.content.publishedAt)) {
    return [inChain(number, "/content/publishedAt", "It says that it was published before the revision that it follows.")];
  }
  return [];
}

function inChain(number: number, place: string, message: string): Problem {
  return { part: "chain", place: `revision ${number}: ${place}`, message };
}
