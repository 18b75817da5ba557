import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { ok, type Result, refuse } from "#lib/domain/result.ts";

/** A setting or folder that only the person who runs Assay can put right. Its message is the whole story: no stack is shown. */
export class SetupError extends Error {}

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsUnset, type.optional());

const proxies = z
  .string()
  .transform((list) => list.split(",").map((entry) => entry.trim()))
  .pipe(
    z.array(
      z.union(
        [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
        "ASSAY_TRUSTED_PROXIES must be addresses or ranges with commas between, such as 10.0.0.5,192.168.0.0/24.",
      ),
    ),
  );

const backupKeys = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((key) => key !== ""))
  .pipe(
    z.array(
      z.string().startsWith("age1", "ASSAY_BACKUP_KEY must be a public key as age-keygen makes it (age1…), or some with commas between."),
    ),
  );

const units = { MB: 1e6, GB: 1e9, TB: 1e12 } as const;

/** An amount such as 20GB, in bytes. */
const amount = z
  .string()
  .regex(/^\d{1,6}(?:\.\d{1,3})?\s?[MGT]B$/i, "ASSAY_EVIDENCE_QUOTA must be an amount such as 500MB, 20GB or 1TB.")
  .transform((text) => Number.parseFloat(text) * units[text.slice(-2).toUpperCase() as keyof typeof units]);

/** E-mail addresses and web addresses, as URIs: RFC 9116. */
const contacts = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((contact) => contact !== ""))
  .transform((list) => list.map((contact) => (z.email().safeParse(contact).success ? `mailto:${contact}` : contact)))
  .refine(
    (list) => list.every((contact) => /^(?:https|mailto|tel):/.test(contact) && URL.canParse(contact)),
    "ASSAY_SECURITY_CONTACT must be an e-mail address or an https address, or some with commas between.",
  );

const variables = z.object({
  PORT: optional(z.coerce.number("PORT must be a number.").int().min(0).max(65535)),
  ASSAY_DATA_DIR: optional(z.string()),
  ASSAY_URL: optional(z.url({ protocol: /^https?$/, error: "ASSAY_URL must be an address such as https://check.example.org." })),
  ASSAY_SAMPLE: optional(z.enum(["on", "off"], "ASSAY_SAMPLE is either on or off.")),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: "DATABASE_URL must be an address such as postgresql://user:password@host:5432/assay." }),
  ),
  ASSAY_DATABASE_FOLDER: optional(z.string()),
  ASSAY_OWNER_URL: optional(
    z.url({
      protocol: /^postgres(ql)?$/,
      error: "ASSAY_OWNER_URL must be an address such as postgresql://owner:password@host:5432/assay.",
    }),
  ),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: "REDIS_URL must be an address such as redis://host:6379." })),
  AUTH_SECRET: optional(z.string().min(32, "AUTH_SECRET must be at least 32 characters long.")),
  ASSAY_BACKUPS: optional(z.string()),
  ASSAY_BACKUP_KEY: optional(backupKeys),
  ASSAY_EVIDENCE_QUOTA: optional(amount),
  ASSAY_ARCHIVE_URL: optional(
    z.url({ protocol: /^https?$/, error: "ASSAY_ARCHIVE_URL must be an address such as https://web.archive.org/save/{url}." }),
  ),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "SMTP_URL must be an address such as smtp://user:password@host:587." })),
  ASSAY_TRUSTED_PROXIES: optional(proxies),
  ASSAY_SECURITY_CONTACT: optional(contacts),
  ASSAY_METRICS_TOKEN: optional(z.string().min(16, "ASSAY_METRICS_TOKEN must be at least 16 characters long.")),
  ASSAY_METRICS_PORT: optional(
    z
      .string()
      .regex(/^(?:.+:)?\d{1,5}$/, "ASSAY_METRICS_PORT must be a port such as 9464, or an address and a port such as 10.0.0.5:9464.")
      .transform((place) => {
        const colon = place.lastIndexOf(":");
        // Of this machine alone, where nothing else is said.
        const host = colon === -1 ? "127.0.0.1" : place.slice(0, colon).replace(/^\[(.*)\]$/, "$1");
        return { host, port: Number(place.slice(colon + 1)) };
      }),
  ),
  NODE_ENV: optional(z.string()),
});

const logLevels = z.enum(["trace", "debug", "info", "warn", "error", "silent"]);

let parsed: z.infer<typeof variables> | undefined;

function settings() {
  if (parsed) return parsed;
  const result = variables.safeParse(process.env);
  if (!result.success) throw new SetupError(result.error.issues.map((issue) => issue.message).join(" "));
  parsed = result.data;
  return parsed;
}

/** Everything Assay takes from its environment. Nobody else reads process.env. */
export const env = {
  get port() {
    return settings().PORT ?? 3000;
  },
  /** Absolute path of the folder that holds the embedded database and the secrets. */
  get dataDir() {
    return resolve(/* turbopackIgnore: true */ settings().ASSAY_DATA_DIR ?? ".data");
  },
  /** Where the embedded database keeps its rows, once it runs. */
  get databaseFolder() {
    return settings().ASSAY_DATABASE_FOLDER;
  },
  /** The address people use, without a trailing slash. */
  get url() {
    return (settings().ASSAY_URL ?? `http://localhost:${env.port}`).replace(/\/+$/, "");
  },
  /** Whether the environment says under which address people reach the desk. */
  get hasAddress() {
    return (settings().ASSAY_URL ?? settings().PORT) !== undefined;
  },
  get sample() {
    return settings().ASSAY_SAMPLE !== "off";
  },
  /** Set from outside, or once the embedded database runs. */
  get databaseUrl() {
    return settings().DATABASE_URL;
  },
  /** Who makes and changes the tables of DATABASE_URL, where that is somebody else. */
  get ownerUrl() {
    return settings().ASSAY_OWNER_URL;
  },
  get redisUrl() {
    return settings().REDIS_URL;
  },
  /** Addresses and ranges of the proxies whose X-Forwarded-For is believed. */
  get trustedProxies() {
    return settings().ASSAY_TRUSTED_PROXIES ?? [];
  },
  /** What Prometheus sends to see figures. */
  get metricsToken() {
    return settings().ASSAY_METRICS_TOKEN;
  },
  /** Where figures are told without a token. */
  get metricsPort() {
    return settings().ASSAY_METRICS_PORT;
  },
  /** Absolute path of the folder that a backup goes into each day; without one, none is made. */
  get backupFolder() {
    const folder = settings().ASSAY_BACKUPS;
    return folder === undefined ? undefined : resolve(/* turbopackIgnore: true */ folder);
  },
  /** Public keys in age's format that backups are encrypted for; none: they are not encrypted. */
  get backupKeys() {
    return settings().ASSAY_BACKUP_KEY ?? [];
  },
  /** Most bytes that copies of sources may take, as they are kept. */
  get evidenceQuota() {
    return settings().ASSAY_EVIDENCE_QUOTA ?? 20e9;
  },
  /** Where an outside archive is asked to keep a page, {url} standing for the page's address; undefined: none is asked. */
  get archiveUrl() {
    return settings().ASSAY_ARCHIVE_URL;
  },
  get smtpUrl() {
    return settings().SMTP_URL;
  },
  /** Where weaknesses are reported, as URIs; none: the desk doesn't say. */
  get securityContacts(): readonly string[] {
    return settings().ASSAY_SECURITY_CONTACT ?? [];
  },
  /** Signs cookies and guards the signing keys: made once and kept in the data folder when unset. */
  get authSecret() {
    return settings().AUTH_SECRET ?? keptSecret();
  },
  /** Read on its own: whatever else is wrong must still be told. */
  get logLevel() {
    return logLevels.safeParse(process.env.LOG_LEVEL).data ?? "info";
  },
  /** Whether `npm start` or `npm run dev` is our parent, rather than a service manager or a test. Asked before the settings are known to be right. */
  get startedByNpm() {
    return ["start", "dev"].includes(process.env.npm_lifecycle_event ?? "");
  },
  get production() {
    return settings().NODE_ENV === "production";
  },
  get dev() {
    return settings().NODE_ENV === "development";
  },
};

type Name = keyof typeof variables.shape | "NEXTAUTH_URL" | "NEXTAUTH_SECRET" | "NEXT_TELEMETRY_DISABLED";

/** Sets variables for this process and for the bundles it loads later. */
export function setEnvironment(values: Partial<Record<Name, string>>) {
  Object.assign(process.env, values);
  parsed = undefined;
}

function keptSecret(): string {
  const file = join(env.dataDir, "auth-secret");
  try {
    ensureDataFolder();
    // "wx" lets exactly one of two processes that start together make it; the other reads it.
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (error instanceof SetupError) throw error;
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw unwritable(env.dataDir, error);
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * The secret of a desk that moves in here: written beside its place, so that there is room for it, and put there by `keep`. One that is
 * there already may be that of another desk, whose database is elsewhere: it is kept under another name.
 */
export function prepareSecret(secret: string): Result<{ keep(): void; drop(): void }> {
  const accepted = acceptsSecret(secret);
  if (!accepted.ok) return accepted;
  if (settings().AUTH_SECRET !== undefined) return ok({ keep() {}, drop() {} });
  const file = join(env.dataDir, "auth-secret");
  const unfinished = `${file}.${process.pid}`;
  ensureDataFolder();
  try {
    writeFileSync(unfinished, `${secret}\n`, { mode: 0o600, flush: true });
  } catch (error) {
    throw unwritable(env.dataDir, error);
  }
  return ok({
    keep() {
      if (existsSync(file) && readFileSync(file, "utf8").trim() !== secret) renameSync(file, `${file}.before-${Date.now()}`);
      renameSync(unfinished, file);
    },
    drop: () => rmSync(unfinished, { force: true }),
  });
}

/** Whether the environment leaves room for the secret of a desk that moves in here. */
export function acceptsSecret(secret: string): Result<null> {
  if ((settings().AUTH_SECRET ?? secret) === secret) return ok(null);
  return refuse("conflict", "AUTH_SECRET isn't the backup's, without which its signing key can't be read. Unset it, then restore.");
}

/** Makes the data folder, or one within it, unless it is there. */
export function ensureDataFolder(path = env.dataDir): void {
  try {
    makeFolder(path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Folder by folder: Node's own recursive way never ends on a file system that answers "no such folder" to every attempt, as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** The one sentence for a data folder that cannot be used. */
export function unwritable(folder: string, cause: unknown): SetupError {
  if (saysDiskFull(cause)) return diskFull(folder, cause);
  return new SetupError(
    `The data folder ${folder} can't be written by this user. Make it writable, or set ASSAY_DATA_DIR to a folder that is.`,
    { cause },
  );
}

/** Whether an error, or what PostgreSQL wrote, tells of a full disk. */
export function saysDiskFull(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" || /no space left on device|disk quota exceeded/i.test(String(error));
}

export function diskFull(folder: string, cause: unknown): SetupError {
  return new SetupError(`The disk of ${folder} is full. What was saved is kept: make room there (500 MB at least), then start again.`, {
    cause,
  });
}
