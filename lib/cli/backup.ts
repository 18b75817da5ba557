import { parseArgs } from "node:util";
import { openDatabase } from "#lib/db/open.ts";
import { env } from "#lib/env.ts";
import { writeBackup } from "#lib/usecases/backup/write-backup.ts";
import { readChecked, reportFaults, told } from "./checked-backup.ts";
import { type Command, printer, UsageError } from "./command.ts";

export const backupCommand: Command = {
  usage: "backup FILE [--overwrite] [--key age1…]… [--json]\n  backup --verify FILE [--identity FILE] [--json]",
  summary: "Write the whole desk, with its secret, to one file, or check such a file",
  details: `Writes every row of the desk and the secret that its signing key is encrypted under: keep the file as you keep passwords. It is
written beside its place, read back and checked, and only then gets its name. What is there already is left as it is.

  --overwrite       replace a file of that name
  --key age1…       encrypt for this public key, as age-keygen makes it; give it again for more keys. Without it,
                    ASSAY_BACKUP_KEY holds, and without that the file is not encrypted
  --verify          write nothing: check that FILE is whole, and every hash, signature, chain and quoted passage in it, and
                    restore it into a database of its own that lasts for this moment (TMPDIR says where)
  --identity FILE   the private key of an encrypted backup, as age-keygen wrote it
  --json            one JSON object a line

ASSAY_BACKUPS=FOLDER makes a running server write one each day.`,
  exits: "0 written and checked, or intact · 1 not, or the desk it is of has faults, each named · 2 not understood",
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        overwrite: { type: "boolean", default: false },
        key: { type: "string", multiple: true },
        verify: { type: "boolean", default: false },
        identity: { type: "string" },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError(`Name one file to ${values.verify ? "check" : "write"}.`);
    const print = printer(values.json);
    if (values.verify) {
      const checked = await readChecked(file, values.identity);
      if (!checked.ok) {
        print.failed(file, checked.error);
        return 1;
      }
      const { rows, head, faults, sha256 } = checked.value;
      const sentence = `${file} is whole: ${rows} rows, as they stood on ${head.madeAt}. ${told(faults)}`;
      print.result({ file, rows, madeAt: head.madeAt, sha256, faults: faults.count }, sentence);
      return reportFaults(print, faults);
    }
    await using opened = new AsyncDisposableStack();
    const database = await openDatabase();
    opened.defer(() => database.close());
    const { databaseUrl = "", authSecret, backupKeys } = env;
    const written = await writeBackup({ databaseUrl, authSecret, file, recipients: values.key ?? backupKeys, overwrite: values.overwrite });
    if (!written.ok) {
      print.failed(file, written.error);
      return 1;
    }
    const { rows, bytes, encrypted, faults } = written.value;
    const keep = encrypted
      ? "It is encrypted: keep the private key elsewhere."
      : "It holds the desk's secret: keep it as you keep passwords.";
    print.result(
      { file, rows, bytes, encrypted, faults: faults.count },
      `Backed up ${rows} rows to ${file}, read back and checked. ${told(faults)} ${keep}`,
    );
    return reportFaults(print, faults);
  },
};
