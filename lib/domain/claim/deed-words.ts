import { z } from "zod";

/** What was done, as it is told after a name: of an event of the audit log by its subject and verb. */
const words: Record<string, string> = {
  "annotation created": "began it",
  "annotation updated": "changed it",
  "annotation deleted": "deleted it",
  "annotation restored": "brought it back",
  "annotation submitted": "submitted it for sign-off",
  "annotation commented": "commented",
  "annotation comment-edited": "changed a comment",
  "annotation comment-deleted": "took a comment back",
  "annotation resolved": "resolved the discussion",
  "annotation reopened": "reopened the discussion",
  "annotation evidence-read": "had a source read",
  "annotation contact-added": "noted that somebody was asked for comment",
  "annotation contact-changed": "changed what came of asking for comment",
  "annotation contact-removed": "removed a request for comment",
  "annotation contact-restored": "brought a request for comment back",
  "annotation assessed": "gave a second verdict",
  "annotation verdicts-settled": "settled two verdicts that differed",
  "annotation taken-over": "took over what was found earlier",
  "annotation departed": "departed from an earlier verdict",
  "annotation confirmed": "confirmed that it holds for the changed sentence",
  "annotation unconfirmed": "took that confirmation back",
  "annotation signed-off": "signed it off",
  "annotation returned": "returned it",
  "review updated": "changed the review as a whole",
  "review commented": "commented on the review as a whole",
  "review comment-edited": "changed a comment on the review as a whole",
  "review comment-deleted": "took back a comment on the review as a whole",
  "review resolved": "resolved the discussion of the review as a whole",
  "review reopened": "reopened the discussion of the review as a whole",
  "review signed-off": "signed off the review as a whole",
  "review returned": "returned the review as a whole",
  "annotation joined": "said that it is the same claim as another",
  "annotation separated": "said that it is a claim of its own",
  "annotation handed-over": "handed it to somebody else",
  "claimant updated": "changed what is said of a claimant",
  "claimant named": "gave a claimant a further name",
  "claimant joined": "merged two claimants",
  "claimant separated": "took a name out of a claimant’s",
  "source updated": "changed what is said of a source",
  "source joined": "merged two sources",
  "source separated": "parted two sources again",
  "source attached": "attached a file as a source",
  "source collected": "let go of an attached file that nothing ever cited",
  "source capture-asked": "had a source read again",
  "source archive-asked": "asked an archive to keep a source",
  "source put-in": "put in a copy of a source",
  "source copy-chosen": "said which copy of a source counts",
  "source taken-out": "took out a copy of a source",
  "article created": "loaded the article",
  "article updated": "changed the article’s details",
  "article deleted": "removed the article",
  "article restored": "brought the article back",
  "article assigned": "changed who works on the article",
  "article collected": "changed the article’s topics",
  "snapshot created": "took in a new text",
  "snapshot updated": "said whether it is the outlet’s text",
  "revision published": "published the review",
  "revision withdrawn": "withdrew the review",
  "desk updated": "changed the desk’s details",
  "gate updated": "changed the gate",
  "scale updated": "changed the verdict scale",
  "signing key created": "began a signing key",
  "signing key retired": "retired a signing key",
  "sample loaded": "loaded the sample library",
  "topic updated": "renamed a topic",
};

/** Verbs that stand as they are offered: “invite a user”. */
const past: Record<string, string> = {
  sign: "signed",
  invite: "invited",
  take: "took",
  accept: "accepted",
  become: "became",
  reset: "reset",
  change: "changed",
  deactivate: "deactivated",
  reactivate: "let back in",
  create: "created",
  revoke: "revoked",
  discard: "discarded",
  end: "ended",
  replace: "replaced",
  update: "updated",
  unlock: "unlocked",
  add: "added",
  refuse: "refused",
  close: "closed",
};

export function deedWords({ subject, verb }: { subject: string; verb: string }): string {
  const known = words[`${subject} ${verb}`];
  if (known) return known;
  const [first = "", ...rest] = verb.split(" ");
  const told = past[first];
  if (!told) return `${verb}: ${subject}`;
  if (first === "reactivate") return `let a user back in`;
  return [told, ...rest].join(" ");
}

const saidBy = z.object({ changed: z.array(z.string()), restored: z.string() }).partial();

const fieldNames: Record<string, string> = {
  claim: "the claim",
  claimant: "the claimant",
  claimedOn: "when it was claimed",
  verdict: "the verdict",
  rationale: "the rationale",
  passages: "the passages",
  evidence: "the evidence",
  excluded: "whether it is published",
  summary: "the summary",
  overallVerdict: "the overall verdict",
};

export function fieldName(field: string): string {
  return fieldNames[field] ?? field;
}

/** The same, with the fields that an update names: “changed the claim and the verdict”. */
export function updateWords(event: { subject: string; verb: string; data: unknown }, fields: readonly string[] = []): string {
  if (event.verb !== "updated") return deedWords(event);
  const { changed = [], restored } = saidBy.safeParse(event.data).data ?? {};
  const named = (fields.length > 0 ? fields : changed).map(fieldName);
  if (named.length === 0) return deedWords(event);
  const list = new Intl.ListFormat("en-GB").format(named);
  return restored === undefined ? `changed ${list}` : `brought back ${list} as before`;
}
