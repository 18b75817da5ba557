import type { Annotation, SignOff } from "../claim/annotation.ts";
import { claimBefore, nobodyToJudge, secondState } from "../claim/assessment.ts";
import type { EvidenceCapture } from "../claim/capture.ts";
import { isAskedForComment } from "../claim/contact.ts";
import { discussionState } from "../claim/discussion.ts";
import { countSources, sourcesWords } from "../claim/independence.ts";
import type { Review } from "../claim/review.ts";
import type { Scale } from "../claim/scale.ts";
import { isAuthor, isSaidOnTheWhole } from "../claim/workflow.ts";
import type { Person } from "../people/person.ts";
import { isWordless } from "../prose/prose.ts";
import { annotationBlocker, annotationName, type Blocker, reviewBlocker } from "./blocker.ts";
import { type Gate, type GateRule, type GateSetting, type Signer, settingOf } from "./gate.ts";
import { annotationBlockers, annotationDoubts, revisionBlockers } from "./publish-rules.ts";
import type { RevisionKind } from "./revision.ts";

/** All that the gate looks at. */
export type ReviewFacts = {
  /** The snapshot that would be published. */
  snapshotId: string;
  /** Not the deleted ones. Excluded ones are looked past. */
  annotations: Annotation[];
  review: Review;
  /** In force. */
  scale: Scale;
  /** Everyone at the desk who may sign off here. */
  signers: Person[];
};

type Asked = { number: number; by: Signer };

/** What a rule finds to say against an annotation, or against the review as a whole; null: nothing. */
type GateCheck = {
  annotation?(annotation: Annotation, asked: Asked, facts: Pick<ReviewFacts, "signers">): string | null;
  review?(facts: ReviewFacts, asked: Asked): string | null;
};

/** One entry a rule: adding one is adding it here, in the list of rules and to their words. */
const checks: Record<GateRule, GateCheck> = {
  "not-empty": {
    review: ({ annotations }) =>
      annotations.some(({ excluded }) => !excluded) ? null : "Nothing is checked yet: publish at least one annotation.",
  },
  "signed-off": {
    annotation: (annotation, { by }, facts) =>
      isSigned(annotation, by) ? null : `${annotationName(annotation)} ${unsigned(annotation.authors, by, facts)}`,
  },
  "whole-signed": {
    review: (facts, { by }) => {
      const { review } = facts;
      if (!isSaidOnTheWhole(review) || isSigned(review, by)) return null;
      return `The summary and the verdict on the whole ${unsigned(review.authors, by, facts).replace("isn’t", "aren’t")}`;
    },
  },
  sources: {
    annotation: ({ verdict, evidence, ...annotation }, { number }) => {
      const { sources } = countSources(evidence);
      if (!verdict || verdict.rating === null || sources >= number) return null;
      return `${annotationName(annotation)} has ${sources} of the ${number} sources that a rated verdict needs here.`;
    },
  },
  sites: {
    annotation: ({ verdict, evidence, ...annotation }, { number }) => {
      const counted = countSources(evidence);
      if (!verdict || verdict.rating === null || counted.independent >= number) return null;
      const has = counted.sources === 0 ? "no source" : sourcesWords(counted);
      return `${annotationName(annotation)} has ${has}: a rated verdict needs ${number} independent ${number === 1 ? "one" : "ones"} here, by site and owner.`;
    },
  },
  captured: {
    annotation: ({ evidence, ...annotation }) => {
      const without = evidence.filter(({ source, capture }) => source !== null && !capture?.at);
      const [first] = without;
      if (!first) return null;
      const more = without.length > 1 ? ` and ${without.length - 1} more` : "";
      return `${annotationName(annotation)}: there is no copy of ${first.source?.title || first.source?.url}${more}. ${first.capture?.reason || "It was not read yet."}`;
    },
  },
  "quoted-words-found": {
    annotation: ({ evidence, ...annotation }) => {
      const unfound = evidence.find(({ source, quote, capture }) => source !== null && quote !== "" && capture?.quote !== "found");
      if (!unfound) return null;
      return `${annotationName(annotation)}: ${whyUnfound(unfound.capture, unfound.source?.title || unfound.source?.url || "")}`;
    },
  },
  "second-verdict": {
    annotation: (annotation) => {
      const { verdict, second, waits } = annotation;
      // Without a first verdict there is nothing to give a second one to, and that stands in the way already.
      if (!verdict) return null;
      const state = secondState(annotation, true);
      if (state === "waiting")
        return `${annotationName(annotation)} waits for the verdict of a second person, who judges it independently.${waits?.judges === 0 ? ` ${nobodyToJudge}` : ""}`;
      if (state !== "differing" || !second) return null;
      if (claimBefore(annotation) !== null)
        return `${annotationName(annotation)} was reworded since two people judged it. Settle whether their verdicts hold for what it says now.`;
      if (second.first.slug === verdict.slug && second.verdict.slug === verdict.slug)
        return `${annotationName(annotation)}: its words in the article have changed since two people judged it. Settle whether their verdicts hold for what it says now.`;
      return `${annotationName(annotation)} was judged “${second.first.name}” and, independently, “${second.verdict.name}”. Settle that first.`;
    },
  },
  contact: {
    annotation: ({ verdict, contacts, ...annotation }) => {
      if (!verdict || verdict.rating === null || isAskedForComment(contacts)) return null;
      return contacts.length === 0
        ? `${annotationName(annotation)}: nobody was asked for comment yet. Ask the claimant or the outlet, and note it on the card.`
        : `${annotationName(annotation)}: no answer is noted yet. Note what they said, or by when they gave no answer.`;
    },
  },
  "no-open-discussion": {
    annotation: ({ comments, ...annotation }) =>
      discussionState(comments) === "open" ? `${annotationName(annotation)} is still being discussed. Resolve the discussion first.` : null,
  },
  summary: {
    review: ({ review }) => (isWordless(review.summary) ? "The review has no summary yet: say what a reader should take away." : null),
  },
};

/** Everything that stands in the way of publishing, annotation by annotation in the order given, then what is about the whole. */
export function publishBlockers(facts: ReviewFacts, { rules }: Gate, { kind, note }: { kind: RevisionKind; note: string }): Blocker[] {
  const included = facts.annotations.filter(({ excluded }) => !excluded);
  return [
    ...included.flatMap((annotation) => [
      ...annotationBlockers(annotation, facts.snapshotId),
      ...annotationAgainst(annotation, rules, facts),
      ...annotationDoubts(annotation, facts.scale),
    ]),
    ...rules.flatMap((setting) => {
      const message = setting.on ? checks[setting.rule].review?.(facts, asks(setting, rules)) : null;
      return message ? [reviewBlocker("gate", setting.rule, message, setting.rule === "not-empty" ? "#article" : "#review")] : [];
    }),
    ...revisionBlockers(kind, note),
  ];
}

/** What publishing needs of one annotation before anybody signs it off. A gate that isn't turned on yet asks nothing. */
export function signOffBlockers(
  annotation: Annotation,
  { rules, enforced }: Gate,
  facts: Pick<ReviewFacts, "snapshotId" | "signers">,
): Blocker[] {
  const others = rules.filter(({ rule }) => rule !== "signed-off");
  return [...annotationBlockers(annotation, facts.snapshotId), ...(enforced ? annotationAgainst(annotation, others, facts) : [])];
}

function annotationAgainst(annotation: Annotation, rules: GateSetting[], facts: Pick<ReviewFacts, "signers">): Blocker[] {
  return rules.flatMap((setting) => {
    const message = setting.on ? checks[setting.rule].annotation?.(annotation, asks(setting, rules), facts) : null;
    return message ? [annotationBlocker("gate", setting.rule, annotation, message)] : [];
  });
}

/** A summary is signed by the same people as an annotation. */
function asks({ number = 1 }: GateSetting, rules: GateSetting[]): Asked {
  return { number, by: settingOf(rules, "signed-off").by ?? "not-an-author" };
}

/** Is the last word on its present version an approval, and one by somebody whose word counts? What was approved before there was a gate holds. */
function isSigned({ version, signOffs }: { version: number; signOffs: SignOff[] }, by: Signer): boolean {
  const present = signOffs.filter((signOff) => signOff.version === version);
  const since = present.slice(present.findLastIndex(({ decision }) => decision === "return") + 1);
  return since.some(({ standing }) => by === "not-the-last" || standing !== "author");
}

function unsigned(authors: Annotation["authors"], by: Signer, { signers }: Pick<ReviewFacts, "signers">): string {
  const what =
    by === "not-an-author" ? "isn’t signed off by someone who wrote none of it." : "isn’t signed off by anyone but the last to change it.";
  const stuck = by === "not-an-author" && signers.length > 0 && signers.every(({ id }) => isAuthor(authors, id));
  if (!stuck) return what;
  return signers.length === 1
    ? `${what} You are alone here: an admin can set the gate to “desk of one” (Settings, or: npx assay gate --desk-of-one), which readers are told.`
    : `${what} Everyone here wrote some of it: whoever takes their own change back can sign it; or an admin overrules the rule with a reason.`;
}

/** Why nobody can say that the words quoted stand in a source, and what helps. */
function whyUnfound(capture: EvidenceCapture | null, title: string): string {
  if (!capture?.at)
    return `there is no copy of ${title} in which the words quoted could be looked for. Put one in, or take the quotation out.`;
  if (capture.textSha256 === null)
    return `our copy of ${title} has no words that can be read, so those quoted can’t be looked for. Put in one that has its text, or take the quotation out.`;
  if (capture.quote === null) return `the words quoted were not looked for yet in our copy of ${title}. That takes a moment.`;
  const words = capture.quote === "similar" ? "stand otherwise in" : "do not stand in";
  return `the words quoted ${words} our copy of ${title}. Quote it as it is, or take the quotation out.`;
}
