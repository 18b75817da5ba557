import { parseArgs } from "node:util";
import { env } from "#lib/env.ts";
import { checkDesk } from "#lib/usecases/backup/check-desk.ts";
import { reportFaults, told } from "./checked-backup.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const fsckCommand: Command = {
  usage: "fsck [--json]",
  summary: "Check every hash, signature, chain and quoted passage of the desk, and its log",
  details: `Reads all texts, revisions, keys, passages and the log, and changes nothing. A running server does the same each night and after each
start, and tells the outcome in its log and at /api/health.

  --json   one JSON object a line`,
  exits: "0 all of it is as it was written · 1 it is not, each thing named · 2 not understood",
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean", default: false } } });
    if (positionals.length > 0) throw new UsageError("It checks the whole desk, and takes no names.");
    const print = printer(values.json);
    const { databaseUrl = "", authSecret } = env;
    const faults = await checkDesk({ databaseUrl, authSecret });
    print.result({ faults: faults.count }, told(faults));
    return reportFaults(print, faults);
  },
};
