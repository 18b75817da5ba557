import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { isAddress } from "#lib/domain/article/address-list.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";
import { addSnapshotFromRequest } from "#lib/usecases/article/load-from-request.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { type AddedSnapshot, addSnapshot } from "#lib/usecases/snapshot/add-snapshot.ts";
import { confirmOutletText } from "#lib/usecases/snapshot/confirm-outlet-text.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";
import { countWords } from "./passage-counts.ts";
import { readOriginal } from "./read-original.ts";

/** Takes in an article's text as it reads now; its passages are carried over. */
export const snapshotCommand: Command = {
  usage: "snapshot ARTICLE FILE|URL|- [--encoding NAME] [--force] [--confirm] [--as EMAIL] [--json]",
  summary: "Take in a changed text of an article, from a file, an address or standard input (plain text)",
  details: `The annotations are carried over to the new text; what can't be placed for sure waits for a person. The earlier text stays.

  --encoding NAME    in which to read it where it names none or a wrong one, such as windows-1251; “mended” puts right what an earlier
                     program read wrongly
  --force            also where most of the words have gone, characters can’t be read or it looks like no article, which is
                     refused otherwise
  --confirm          as an editor: the outlet’s page reads so. Readers are told of a change only then, or where the address is the article’s own
  --as EMAIL         whose work it is; without it, the desk's first admin's
  --json             one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: "string" },
        encoding: { type: "string" },
        /** Take it in even when more than half of the article's words are gone. */
        force: { type: "boolean", default: false },
        /** The outlet's page reads so. */
        confirm: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [wanted, place, ...more] = positionals;
    if (wanted === undefined || place === undefined || more.length > 0)
      throw new UsageError("Name one article, by slug or id, and one file or address, or - for standard input.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    if (!actor.ok) {
      print.failed(values.as ?? "snapshot", actor.error);
      return 1;
    }
    const known = await readArticle(actor.value, { id: wanted });
    const added = known.ok
      ? await take(actor.value, { articleId: known.value.article.id, force: values.force, encoding: values.encoding }, place)
      : known;
    if (!added.ok) {
      print.failed(known.ok ? place : wanted, added.error);
      return 1;
    }
    const { snapshot, passages } = added.value;
    const { id, number, sha256 } = snapshot;
    print.result({ article: wanted, snapshot: { id, number, sha256 }, passages }, `snapshot ${number}: ${countWords(passages)}`);
    const confirmed = values.confirm
      ? await confirmOutletText(actor.value, { articleId: snapshot.articleId, number: snapshot.number })
      : null;
    if (confirmed?.ok === false) {
      print.failed(wanted, confirmed.error);
      return 1;
    }
    return 0;
  },
};

async function take(
  actor: Actor,
  into: { articleId: string; force: boolean; encoding?: string },
  place: string,
): Promise<Result<AddedSnapshot>> {
  if (isAddress(place)) return addSnapshotFromRequest(actor, { ...into, url: place });
  if (place === "-") {
    const original = (await buffer(process.stdin)).toString("base64");
    return addSnapshot(actor, { ...into, original, originalType: "text/plain", originalName: "standard input" });
  }
  const original = await readOriginal(place);
  return original.ok ? addSnapshot(actor, { ...into, ...original.value }) : original;
}
