import type { Stance } from "../claim/annotation.ts";
import type { Provenance } from "./provenance.ts";
import type { OtherSelector, TextSelector } from "./selectors.ts";

/** A passage as another program says it. */
export type IncomingPassage = {
  /** Each another way to say the same. None where the whole page is meant, or no words are. */
  selectors: TextSelector[];
  /** What was said of the place besides, in ways that name no words. */
  others: OtherSelector[];
  /** Addresses of the page it is on, each another name for it. None: nothing is said of the page. */
  pages: string[];
};

export type IncomingEvidence = {
  url: string;
  stance: Stance;
  quote: string;
  /** Where in the source; left out where nothing is said. */
  locator?: string;
  title: string;
  publisher: string;
  publishedAt: string | null;
  archivedUrl: string | null;
};

/** An annotation from another program, before anything of it is held against a text or a scale. */
export type IncomingAnnotation = {
  /** Where it stands in the file: `first.items[3]`. */
  field: string;
  provenance: Provenance;
  /** An answer to another annotation. */
  reply: boolean;
  /** Not meant for everybody, by its maker's or a moderator's word. */
  withheld: "hidden" | "private" | null;
  passages: IncomingPassage[];
  claim: string;
  claimant: string;
  /** As much of an ISO 8601 date as is known; left out where nothing is said. */
  claimedOn?: string;
  rationale: { format: "html" | "markdown" | "plain"; value: string }[];
  evidence: IncomingEvidence[];
  /** Slug that our own export states; whether the scale has it is for the caller to see. */
  verdict: string | null;
  /** What may stand for a verdict: words of the other program's users. */
  tags: string[];
};
