import { parseArgs } from "node:util";
import { bringUpToDate, openUnmigratedDatabase } from "#lib/db/open.ts";
import { judgeRestore, restoreBackup } from "#lib/usecases/backup/restore-backup.ts";
import { logRestore } from "#lib/usecases/revision/log-restore.ts";
import { readChecked, reportFaults } from "./checked-backup.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const restoreCommand: Command = {
  usage: "restore FILE [--identity FILE] [--despite-faults] [--json]",
  summary: "Put a backup into an empty desk",
  details: `Reads and checks all of FILE first: its own sums, every hash, signature, chain and quoted passage, and whether its rows fit, in a
database of its own that lasts for this moment (TMPDIR says where). A damaged, altered or foreign one is refused before anything changes
or is made. Then the rows go in, all of them or none, and the secret last. Older backups are brought up to date.

  --identity FILE    the private key of an encrypted backup, as age-keygen wrote it
  --despite-faults   take a whole backup of a desk that had faults itself; they are listed, and stay
  --json             one JSON object a line

ASSAY_DATA_DIR or DATABASE_URL says where to: a new folder or an empty database.`,
  exits: "0 restored · 1 refused, with the reason · 2 not understood",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        identity: { type: "string" },
        "despite-faults": { type: "boolean", default: false },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError("Name one backup file.");
    const print = printer(values.json);
    const checked = await readChecked(file, values.identity);
    if (!checked.ok) {
      print.failed(file, { ...checked.error, message: `${checked.error.message} Nothing was changed.` });
      return 1;
    }
    reportFaults(print, checked.value.faults);
    const options = { despiteFaults: values["despite-faults"] };
    const judged = judgeRestore(checked.value, options);
    if (!judged.ok) {
      print.failed(file, judged.error);
      return 1;
    }
    const database = await openUnmigratedDatabase();
    try {
      const restored = await restoreBackup(database.ownerUrl, checked.value, options);
      if (!restored.ok) {
        print.failed(file, restored.error);
        return 1;
      }
      await bringUpToDate(database);
      await logRestore();
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
