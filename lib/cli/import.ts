import { parseArgs } from "node:util";
import { isAddress } from "#lib/domain/article/address-list.ts";
import type { Article, Snapshot } from "#lib/domain/article/article.ts";
import type { Insistence } from "#lib/domain/article/page-kind.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Refusal, Result } from "#lib/domain/result.ts";
import { findAtAddress } from "#lib/usecases/article/find-at-address.ts";
import { loadArticle } from "#lib/usecases/article/load-article.ts";
import { loadFromRequest } from "#lib/usecases/article/load-from-request.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";
import { expand, type Place } from "./import-places.ts";
import { readOriginal } from "./read-original.ts";

/** Loads files, whole folders, web addresses and lists of them as articles; drops no text on its own. */
export const importCommand: Command = {
  usage: "import PATH|URL… [--encoding NAME] [--article-only] [--force] [--all-pages] [--reason TEXT] [--as EMAIL] [--json]",
  summary: "Load articles from files (.txt .md .html .docx .pdf .srt .vtt), folders, web addresses or a .txt list of addresses",
  details: `Each text becomes an article of its own; what the desk has already is named and left out. Folders are gone through to the bottom.

  --encoding NAME    in which to read texts that name none or a wrong one, such as windows-1251; “mended” puts right what an
                     earlier program read wrongly. With it, text with unreadable characters is loaded
  --article-only     of HTML files load the article alone, as of addresses, and note how much of the page that is
  --force            load also what looks like no article (an error page, a log-in, a front page, a feed) and text with unreadable
                     characters, which are refused otherwise
  --all-pages        of an article on several pages, load all of them in order into one
  --reason TEXT      why the desk chose to check it: readers are told
  --as EMAIL         whose work it is; without it, the desk's first admin's
  --json             one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: "string" },
        encoding: { type: "string" },
        "article-only": { type: "boolean" },
        force: { type: "boolean" },
        "all-pages": { type: "boolean" },
        reason: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    if (positionals.length === 0) throw new UsageError("Name at least one file, folder or address to import.");
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    if (!actor.ok) {
      print.failed(values.as ?? "import", actor.error);
      return 1;
    }
    const places = (await Promise.all(positionals.map(expand))).flat();
    const counts = { loaded: 0, skipped: 0, failed: 0 };
    for (const [index, { place, listed }] of places.entries()) {
      print.progress(`${index + 1} of ${places.length}: ${place}`);
      const loaded = await load(
        actor.value,
        { place, listed },
        {
          encoding: values.encoding,
          extract: values["article-only"],
          force: values.force,
          allPages: values["all-pages"],
          selectionReason: values.reason,
        },
      );
      if ("there" in loaded) {
        counts.skipped += 1;
        print.progress(`  skipped: in the library already, as ${loaded.there.slug}`);
        if (values.json) print.result({ place, skipped: true, ...loaded.there }, "");
      } else if (!loaded.ok) {
        counts.failed += 1;
        print.failed(place, loaded.error);
      } else {
        counts.loaded += 1;
        const { article, snapshot } = loaded.value;
        for (const warning of snapshot.warnings) print.progress(`  note: ${warning.message}`);
        const { id, slug, title } = article;
        const { number, sha256, warnings } = snapshot;
        print.result({ place, id, slug, title, snapshot: { number, sha256 }, warnings }, `${slug}\t${title}`);
      }
    }
    if (places.length > 1) print.progress(`${counts.loaded} loaded, ${counts.skipped} skipped, ${counts.failed} failed`);
    return counts.failed > 0 ? 1 : 0;
  },
};

type How = { encoding?: string; extract?: boolean; selectionReason?: string } & Insistence;

type There = { there: { id: string; slug: string } };

/** What a list or folder names and the library has is there already, not a failure: so a list that broke off can be given again. */
async function load(actor: Actor, { place, listed }: Place, how: How): Promise<Result<{ article: Article; snapshot: Snapshot }> | There> {
  if (listed && isAddress(place)) {
    const known = await findAtAddress(actor, { url: place });
    if (known.ok && known.value) return { there: { id: known.value.id, slug: known.value.slug } };
  }
  const loaded = isAddress(place) ? await loadFromRequest(actor, { url: place, ...how }) : await loadFile(actor, place, how);
  const there = loaded.ok || !listed ? null : articleThere(loaded.error);
  return there ? { there } : loaded;
}

function articleThere(refusal: Refusal): There["there"] | null {
  return refusal.code === "conflict" && refusal.details && "article" in refusal.details ? refusal.details.article : null;
}

async function loadFile(actor: Actor, place: string, how: How): Promise<Result<{ article: Article; snapshot: Snapshot }>> {
  const original = await readOriginal(place);
  const { encoding, extract, force, selectionReason } = how;
  return original.ok ? loadArticle(actor, { ...original.value, encoding, extract, force, details: { selectionReason } }) : original;
}
