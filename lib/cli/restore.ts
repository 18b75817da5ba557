import { parseArgs } from "node:util";
import { openUnmigratedDatabase } from "#lib/db/open.ts";
import { restoreBackup } from "#lib/usecases/desk/restore-backup.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const restoreCommand: Command = {
  usage: "restore FILE [--json]",
  summary: "Put a backup into an empty desk",
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean", default: false } } });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError("Name one backup file.");
    const print = printer(values.json);
    const database = await openUnmigratedDatabase();
    try {
      const restored = await restoreBackup(database.ownerUrl, file);
      if (!restored.ok) {
        print.failed(file, restored.error);
        return 1;
      }
      const { rows, madeAt } = restored.value;
      print.result(
        { file, rows, madeAt },
        `Restored ${rows} rows, as they stood on ${madeAt}. Start the server, or restart it if it runs.`,
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};
