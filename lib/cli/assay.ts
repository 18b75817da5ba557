import { openDatabase } from "#lib/db/open.ts";
import { OutOfSpace } from "#lib/domain/out-of-space.ts";
import { SetupError, setEnvironment } from "#lib/env.ts";
import { adoptServerAddress } from "#lib/server/address.ts";
import { type Command, type ExitCode, UsageError } from "./command.ts";

type Entry = { load(): Promise<Command>; withoutDatabase?: true };

/** Every command. Those without the desk's database open none, or their own. */
const commands: Record<string, Entry> = {
  import: { load: async () => (await import("./import.ts")).importCommand },
  annotate: { load: async () => (await import("./annotate.ts")).annotateCommand },
  snapshot: { load: async () => (await import("./snapshot.ts")).snapshotCommand },
  recheck: { load: async () => (await import("./recheck.ts")).recheckCommand },
  claims: { load: async () => (await import("./claims.ts")).claimsCommand },
  sources: { load: async () => (await import("./sources.ts")).sourcesCommand },
  attach: { load: async () => (await import("./attach.ts")).attachCommand },
  archive: { load: async () => (await import("./archive.ts")).archiveCommand },
  gate: { load: async () => (await import("./gate.ts")).gateCommand },
  publish: { load: async () => (await import("./publish.ts")).publishCommand },
  export: { load: async () => (await import("./export.ts")).exportCommand },
  verify: { load: async () => (await import("./verify.ts")).verifyCommand, withoutDatabase: true },
  monitor: { load: async () => (await import("./monitor.ts")).monitorCommand, withoutDatabase: true },
  "user add": { load: async () => (await import("./user-add.ts")).userAddCommand },
  "user unlock": { load: async () => (await import("./user-unlock.ts")).userUnlockCommand },
  "token create": { load: async () => (await import("./token-create.ts")).tokenCreateCommand },
  backup: { load: async () => (await import("./backup.ts")).backupCommand, withoutDatabase: true },
  restore: { load: async () => (await import("./restore.ts")).restoreCommand, withoutDatabase: true },
  fsck: { load: async () => (await import("./fsck.ts")).fsckCommand },
};

async function run(args: string[]): Promise<ExitCode> {
  const name = Object.keys(commands).find((words) => words.split(" ").every((word, index) => args[index] === word));
  const entry = name === undefined ? undefined : commands[name];
  if (name === undefined || !entry) {
    const asked = args.length === 0 || args.some((arg) => arg === "--help" || arg === "-h") || args[0] === "help";
    if (!asked) console.error(`There is no command “${args[0]}”.\n`);
    (asked ? console.log : console.error)(await overview());
    return asked ? 0 : 2;
  }
  const command = await entry.load();
  const rest = args.slice(name.split(" ").length);
  if (rest.includes("--help") || rest.includes("-h")) {
    console.log(help(command));
    return 0;
  }
  try {
    return entry.withoutDatabase ? await command.run(rest) : await withDatabase(() => command.run(rest));
  } catch (error) {
    if (!(error instanceof UsageError) && !isParseArgsError(error)) throw error;
    console.error(`${error.message}\n\nUsage: assay ${command.usage}`);
    return 2;
  }
}

function help({
  usage,
  summary,
  details,
  exits = "0 done · 1 some or all of it failed, each failure named · 2 not understood",
}: Command): string {
  return [`${summary}.`, `Usage: assay ${usage}`, details, `Exit code: ${exits}.`].filter(Boolean).join("\n\n");
}

async function withDatabase(work: () => Promise<ExitCode>): Promise<ExitCode> {
  const database = await openDatabase();
  try {
    return await work();
  } finally {
    await database.close();
  }
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map(({ load }) => load()));
  const lines = all.map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return `Usage: assay COMMAND …\n\n${lines.join("\n")}\n\nassay COMMAND --help says more of each. Works beside a running server, and without one. ASSAY_DATA_DIR and DATABASE_URL say which desk.`;
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

setEnvironment({ NODE_ENV: "production" });
process.noDeprecation = true;
try {
  await adoptServerAddress();
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof SetupError || error instanceof OutOfSpace ? error.message : error);
  process.exitCode = 1;
}
