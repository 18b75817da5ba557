import { z } from "zod";
import { type Author, longestNote, type SignOffStanding, signOffDecisions } from "#lib/domain/claim/annotation.ts";
import { isAuthor } from "#lib/domain/claim/workflow.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result, refuse } from "#lib/domain/result.ts";
import { type Blocker, blockersInWords } from "#lib/domain/revision/blocker.ts";
import { type Gate, settingOf } from "#lib/domain/revision/gate.ts";
import { saysSomething } from "#lib/domain/text/says-something.ts";

export const signOffInput = z.object({
  version: z.number().int(),
  decision: z.enum(signOffDecisions),
  note: z.string().trim().max(longestNote, `A note has at most ${longestNote} characters.`).default(""),
});

type Case = {
  authors: Author[];
  /** Ids of those who are authors whatever they take back. */
  held: readonly string[];
  /** Somebody has approved it as it stands. */
  approved: boolean;
  /** Who changed it last; null: nobody is known. */
  last: string | null;
  blockers: Blocker[];
  given: z.infer<typeof signOffInput>;
  gate: Gate;
  what: string;
};

/** May this person decide so? With what their word is worth. `blockers` stand in the way of approving, as of publishing. */
export function judgeSignOff(person: Actor, { authors, held, approved, last, blockers, given, gate, what }: Case): Result<SignOffStanding> {
  // To approve what is approved already is no second look of whoever wrote in it, though somebody else has signed that.
  const again = approved && given.decision === "approve" && authors.some(({ id }) => id === person.id);
  const mine = again || isAuthor(authors, person.id);
  const lastMay = settingOf(gate.rules, "signed-off").by === "not-the-last";
  if (mine && !(lastMay && last !== person.id)) {
    return refuse(
      "forbidden",
      again
        ? `You wrote some of ${what}, and somebody else has signed it off already: your own word would add nothing.`
        : lastMay
          ? `You changed ${what} last, so someone else has to sign it off.`
          : `You wrote some of ${what}, so someone who wrote none of it signs it off.${held.includes(person.id) ? "" : " If you take your own change back, you can."}`,
      { details: { authors: authors.filter(({ signed }) => !signed).map(({ name }) => name) } },
    );
  }
  if (given.decision === "return" && !saysSomething(given.note)) {
    return refuse("invalid", "Say what should be done before it can be signed off: its authors see your note.", { field: "note" });
  }
  if (given.decision === "approve" && blockers.length > 0) {
    return refuse("invalid", `This can’t be signed off yet. ${blockersInWords(blockers)}`, { details: { blockers } });
  }
  return ok(mine ? "author" : "independent");
}
