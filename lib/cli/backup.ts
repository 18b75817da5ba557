import { parseArgs } from "node:util";
import { env } from "#lib/env.ts";
import { backUp } from "#lib/usecases/desk/back-up.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const backupCommand: Command = {
  usage: "backup FILE [--json]",
  summary: "Write the whole desk, with its secret, to one file",
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean", default: false } } });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError("Name one file to write.");
    const print = printer(values.json);
    try {
      const { rows } = await backUp(env.databaseUrl ?? "", file);
      print.result({ file, rows }, `Backed up ${rows} rows to ${file}. It holds the desk's secret: keep it as you keep passwords.`);
      return 0;
    } catch (error) {
      if (!(error instanceof Error && "syscall" in error)) throw error;
      print.failed(file, { code: "invalid", message: `It can't be written (${error.message}). Nothing is there now that wasn't before.` });
      return 1;
    }
  },
};
