import type { Stance } from "../claim/annotation.ts";
import type { TextSelector } from "./selectors.ts";

/** A passage as another program says it: each selector is another way to say the same. */
export type IncomingPassage = TextSelector[];

export type IncomingEvidence = {
  url: string;
  stance: Stance;
  quote: string;
  title: string;
  publisher: string;
  publishedAt: string | null;
  archivedUrl: string | null;
};

/** An annotation from another program, before anything of it is held against a text or a scale. */
export type IncomingAnnotation = {
  /** Where it stands in the file: `first.items[3]`. */
  field: string;
  passages: IncomingPassage[];
  claim: string;
  claimant: string;
  rationale: { format: "html" | "markdown" | "plain"; value: string }[];
  evidence: IncomingEvidence[];
  /** Slug that our own export states; whether the scale has it is for the caller to see. */
  verdict: string | null;
  /** What may stand for a verdict: words of the other program's users. */
  tags: string[];
};
