import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { makeZip } from "client-zip";
import { type DeskExport, exportDesk } from "#lib/usecases/desk/export-desk.ts";
import { actingAs } from "./acting-as.ts";
import { type ExitCode, type printer, UsageError } from "./command.ts";

type Asked = { output: string | undefined; formats: string | undefined; as: string | undefined };

/** The whole desk into a folder, or into one file where the name ends in .zip. */
export async function exportAll({ output, formats, as }: Asked, print: ReturnType<typeof printer>): Promise<ExitCode> {
  if (output === undefined) throw new UsageError("Say where to: -o FOLDER, or -o FILE.zip for one file.");
  const actor = await actingAs(as);
  const exported = actor.ok ? await exportDesk(actor.value, formats === undefined ? {} : { formats: formats.split(",") }) : actor;
  if (!exported.ok) {
    print.failed(output, exported.error);
    return 1;
  }
  const { revisions } = exported.value;
  const files = told(exported.value, print.progress);
  try {
    await (output.endsWith(".zip") ? writeZip(files, output) : writeFolder(files, output));
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    print.failed(output, { code: "invalid", message: `It can't be written (${error.message}). The desk itself is as it was.` });
    return 1;
  }
  print.result({ file: output, revisions }, `Written: ${output}, with ${revisions} ${revisions === 1 ? "revision" : "revisions"}.`);
  return 0;
}

/** The same files, with word of how far it is now and then. */
async function* told({ revisions, files }: DeskExport, progress: (sentence: string) => void): DeskExport["files"] {
  let told = 0;
  for await (const file of files) {
    if (file.done >= told + 100) {
      told = file.done;
      progress(`${told} of ${revisions} revisions written`);
    }
    yield file;
  }
}

async function writeFolder(files: DeskExport["files"], folder: string): Promise<void> {
  for await (const { path, chunks } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(Readable.from(chunks), createWriteStream(file));
  }
}

async function writeZip(files: DeskExport["files"], file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(Readable.from(makeZip(zipEntries(files))), createWriteStream(unfinished, { flush: true }));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function* zipEntries(files: DeskExport["files"]) {
  for await (const { path, chunks, at } of files) yield { name: path, input: Readable.from(chunks), lastModified: at };
}
