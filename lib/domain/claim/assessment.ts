import type { Person } from "../people/person.ts";
import { emptyProse, isEmptyProse } from "../prose/prose.ts";
import type { Annotation } from "./annotation.ts";
import type { Verdict } from "./scale.ts";

/** The verdict of a second person, who gave it before they were shown the first. */
export type SecondVerdict = {
  by: Person;
  verdict: Verdict;
  /** Plain text; empty where they left it at the verdict. */
  rationale: string;
  /** The verdict that stood when it was given. */
  first: Verdict;
  /** Who had given that one; null where it was not noted. */
  firstBy: Person | null;
  /** What both were given of, as it read then; null where it was not noted. */
  claim: string | null;
  at: string;
  /** When the words of the article that the two judged became others; null where they stand. */
  wordsChangedAt: string | null;
  settlement: Settlement | null;
};

/** What the two agreed on afterwards, and why; `dissent`: one of them stays with their own verdict, and readers are told. */
export type Settlement = { verdict: Verdict; claim: string | null; words: string; dissent: boolean; by: Person; at: string };

/** `first`: has it a first verdict? `judges`: so many people who work there have been shown nothing of it, and could give the second one. */
export type WaitsForJudges = { first: boolean; judges: number };

/**
 * Where an annotation stands with its second verdict. `waiting`: one is asked for. `differing` lasts until somebody settles it, and begins
 * anew where verdict or claim is changed after that, or the words in the article: two verdicts are of both as they read.
 */
export const secondStates = ["none", "waiting", "agreed", "differing", "settled"] as const;
export type SecondState = (typeof secondStates)[number];

/** `asked`: is a second verdict asked for here? */
export function secondState({ claim, verdict, second }: Pick<Annotation, "claim" | "verdict" | "second">, asked: boolean): SecondState {
  if (second === null) return asked ? "waiting" : "none";
  const { settlement } = second;
  if (settlement) return isSettled(second, claim) && settlement.verdict.slug === verdict?.slug ? "settled" : "differing";
  return isOf(second, claim) &&
    second.wordsChangedAt === null &&
    second.verdict.slug === verdict?.slug &&
    second.first.slug === verdict.slug
    ? "agreed"
    : "differing";
}

function isOf(given: { claim: string | null }, claim: string): boolean {
  return given.claim === null || given.claim === claim;
}

/** Is its settlement of the claim as it reads, and of the words of the article as they stand? */
function isSettled({ settlement, wordsChangedAt }: SecondVerdict, claim: string): boolean {
  return settlement !== null && isOf(settlement, claim) && (wordsChangedAt === null || wordsChangedAt < settlement.at);
}

/** The claim as it read when two judged it, where it reads otherwise now; null where it doesn't. */
export function claimBefore({ claim, second }: Pick<Annotation, "claim" | "second">): string | null {
  return second && !isOf(second, claim) ? second.claim : null;
}

/**
 * May this person read all of it, where a second verdict is asked for? Its authors may, and those who have read it before (`seen`: their
 * annotations); everybody, once two have judged. Whoever may not is the one who can judge.
 */
export function isOpenTo(
  { id, second, authors, createdBy }: Pick<Annotation, "id" | "second" | "authors" | "createdBy">,
  personId: string,
  seen: ReadonlySet<string>,
): boolean {
  return second !== null || createdBy.id === personId || authors.some((author) => author.id === personId) || seen.has(id);
}

/** Says it anything yet that could sway a second judge? */
export function saysAnything({ verdict, rationale, ...annotation }: Annotation): boolean {
  const { evidence, comments, contacts, signOffs } = annotation;
  return verdict !== null || !isEmptyProse(rationale) || [evidence, comments, contacts, signOffs].some((rows) => rows.length > 0);
}

/**
 * What somebody may know of an annotation that they could judge independently: the claim, where it stands, and whose work it is. Where it was taken
 * in from is left out as well: its rationale may stand there for everybody.
 */
export function withoutJudgement(annotation: Annotation): Annotation {
  return {
    ...annotation,
    hidden: true,
    closed: true,
    verdict: null,
    rationale: emptyProse,
    evidence: [],
    comments: [],
    contacts: [],
    signOffs: [],
    origin: null,
  };
}

/** Where a second verdict is waited for: what helps when nobody is left who could give it. */
export const nobodyToJudge =
  "Nobody is left who could: everyone who works here wrote some of it or could read it before. Invite or assign somebody who hasn’t; an editor can ask for second verdicts no more; or an admin overrules the rule, with a reason that readers get.";

/** The annotation as it is shown to this person where a second verdict is asked for. */
export function asShownTo(annotation: Annotation, personId: string, seen: ReadonlySet<string>): Annotation {
  if (isOpenTo(annotation, personId, seen)) return annotation;
  return saysAnything(annotation) ? withoutJudgement(annotation) : { ...annotation, closed: true };
}

/**
 * May this person settle two verdicts that differ? Those who gave them and the annotation's authors may. Where one side has left (it is
 * not among the `workers`, who may work on the article), anybody who works there takes its place.
 */
export function maySettle(
  { second, authors }: Pick<Annotation, "second" | "authors">,
  personId: string,
  workers: readonly Person[],
): boolean {
  if (second === null) return false;
  const first: Person[] = second.firstBy ? [second.firstBy, ...authors] : authors;
  if ([second.by, ...first].some(({ id }) => id === personId)) return true;
  const works = ({ id }: Person) => workers.some((worker) => worker.id === id);
  return works({ id: personId, name: "" }) && !(works(second.by) && first.some(works));
}

/**
 * Who of the two sides would not have agreed to this verdict if `settlerId` settles on it: neither gave it, of claim and words as they read, nor
 * settles or settled on it without staying with their own. The verdict that stands is the first side's word where they gave it (`givenBy`; null:
 * nobody, it was settled so; left out: it isn't known, and counts as theirs). A side that has left the desk (`people`: who is there) is not waited
 * for, unless its dissent stands on record; one that was taken off the article is still there. Empty: nobody dissents.
 */
export function dissentersFrom(
  annotation: Pick<Annotation, "claim" | "verdict" | "second" | "authors">,
  { slug, settlerId, people, givenBy }: { slug: string; settlerId: string; people: readonly Person[]; givenBy?: string | null },
): Person[] {
  const { claim, verdict, second, authors } = annotation;
  if (second === null) return [];
  const { by, firstBy } = second;
  const settlement = isSettled(second, claim) ? second.settlement : null;
  const isSettledOnIt = settlement?.verdict.slug === slug;
  if (isSettledOnIt && !settlement.dissent) return [];
  const given = isOf(second, claim) && second.wordsChangedAt === null && second.verdict.slug === slug;
  const firstGave = second.first.slug === slug;
  /** Has whoever settled on it so stayed with their own verdict: is it the other one's, who has nothing to dissent from? */
  const stayed = (settlement?.by.id === by.id && firstGave && !given) || (settlement?.by.id === firstBy?.id && given && !firstGave);
  const agreed = new Set([settlerId, ...(isSettledOnIt && !stayed ? [settlement.by.id] : [])]);
  const isHere = ({ id }: Person) => people.some((person) => person.id === id);
  const counts = (person: Person) => isHere(person) || settlement?.dissent === true;
  const judges = counts(by) && !agreed.has(by.id) && !given;
  const first = firstBy && counts(firstBy) ? [firstBy] : authors.filter((author) => author.id !== by.id && isHere(author));
  const isTheirs = givenBy === undefined || [...first, firstBy].some((person) => person?.id === givenBy);
  const stays = first.length > 0 && !first.some(({ id }) => agreed.has(id)) && !(isTheirs && verdict?.slug === slug) && !firstGave;
  return [...(judges ? [by] : []), ...(stays ? first.slice(0, 1) : [])];
}

/**
 * May this person take it away, or leave it out of what is published? Where a second person judged it otherwise, whose verdict that is about may
 * not: it would be the dissent that goes.
 */
export function mayTakeAway(annotation: Pick<Annotation, "claim" | "verdict" | "second" | "authors">, personId: string): boolean {
  const { second, authors } = annotation;
  // That words have changed is nobody's dissent.
  const judged = { ...annotation, second: second && { ...second, wordsChangedAt: null } };
  const dissents = secondState(judged, true) === "differing" || second?.settlement?.dissent === true;
  return !dissents || second?.by.id === personId || !authors.some(({ id }) => id === personId);
}

/** Longest rationale of a second verdict, in UTF-16 code units. */
export const longestSecondRationale = 4000;
/** Longest words of a settlement, in UTF-16 code units. */
export const longestSettlement = 2000;
