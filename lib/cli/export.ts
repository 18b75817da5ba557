import { createWriteStream } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { exportFormats, isExportFormat } from "#lib/domain/export/formats.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { actingAs } from "./acting-as.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const exportCommand: Command = {
  usage: `export ARTICLE --format ${Object.keys(exportFormats).join("|")} [--revision N] [-o FILE] [--as EMAIL] [--json]
  export --all -o FOLDER|FILE.zip [--format FORMAT,…] [--json]`,
  summary: "Write a published revision, or with --all everything published, in open formats",
  details: `  --format FORMAT    with --all, some with commas between
  --revision N       another one than the newest
  -o FILE            where to; without it, one revision goes to standard output
  --all              every revision, with the desk's keys, into a folder or one .zip
  --as EMAIL         who asks; without it, the desk's first admin
  --json             one JSON object a line`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        all: { type: "boolean", default: false },
        format: { type: "string" },
        revision: { type: "string" },
        output: { type: "string", short: "o" },
        as: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    if (values.all && positionals.length === 0 && values.revision === undefined) {
      const { exportAll } = await import("./export-all.ts");
      return exportAll({ output: values.output, formats: values.format, as: values.as }, printer(values.json));
    }
    const [wanted, ...more] = positionals;
    if (wanted === undefined || more.length > 0) throw new UsageError("Name one article, by slug or id, or say --all alone.");
    const format = values.format ?? "";
    if (!isExportFormat(format)) throw new UsageError(`Give --format one of: ${Object.keys(exportFormats).join(", ")}.`);
    if (values.revision !== undefined && !/^[1-9]\d{0,8}$/.test(values.revision)) throw new UsageError("Give --revision a number: 1, 2 …");
    const number = values.revision === undefined ? undefined : Number(values.revision);
    const print = printer(values.json);
    const actor = await actingAs(values.as);
    const known = actor.ok ? await readArticle(actor.value, { id: wanted }) : actor;
    if (!known.ok) {
      print.failed(wanted, known.error);
      return 1;
    }
    const publication = await readPublication({ slug: known.value.article.slug, number });
    if (!publication.ok) {
      const newest = number === undefined ? publication : await readPublication({ slug: known.value.article.slug });
      const message = newest.ok
        ? `There is no revision ${number}: the newest is ${newest.value.stored.number}.`
        : `Nothing is published yet, and exports are made of what is published. Run: assay publish ${wanted}`;
      print.failed(wanted, { ...publication.error, message });
      return 1;
    }
    const { stored, content } = publication.value;
    const chunks = exportFormats[format].write(stored, content, { baseUrl: publicUrl() });
    await pipeline(Readable.from(chunks), destination(values.output), { end: values.output !== undefined });
    if (values.output !== undefined)
      print.result({ article: content.article.slug, revision: stored.number, format, file: values.output }, `Written: ${values.output}`);
    return 0;
  },
};

function destination(file: string | undefined): Writable {
  return file === undefined ? process.stdout : createWriteStream(file);
}
