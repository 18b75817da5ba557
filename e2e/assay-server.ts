import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

export type AssayServer = {
  url: string;
  dataDir: string;
  environment: NodeJS.ProcessEnv;
  /** The one-time sign-in link of the first admin, as printed to the terminal. */
  firstAdminLink: string | null;
  process: ChildProcess;
  kill(signal: NodeJS.Signals): Promise<void>;
};

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Starts the production server as a user does, on a data folder of its own (or a given one), and waits until it answers. */
export async function startAssay(
  options: {
    dataDir?: string;
    port?: number;
    sample?: boolean;
    /** Port of what stands for the web. */
    web?: number;
    environment?: Record<string, string>;
  } = {},
): Promise<AssayServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "assay-e2e-")));
  const port = options.port ?? (await freePort());
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    ASSAY_URL: `http://localhost:${port}`,
    ASSAY_DATA_DIR: dataDir,
    ...(options.sample === false ? { ASSAY_SAMPLE: "off" } : {}),
    ...(options.web === undefined ? {} : { PRETEND_WEB_PORT: String(options.web) }),
    ...options.environment,
  };
  const first = options.web === undefined ? [] : ["--import", join(import.meta.dirname, "pretend-web.ts")];
  const child = spawn(process.execPath, [...first, "server.ts"], { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const exited = once(child, "exit");
  let output = "";
  const url = `http://localhost:${port}`;
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (/Assay is ready/.test(output)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void exited.then(() => reject(new Error(`The server stopped before it was ready:\n${output}`)));
  });
  return {
    url,
    dataDir,
    environment,
    firstAdminLink: /https?:\/\/\S+\/join\/[\w-]+/.exec(output)?.[0] ?? null,
    process: child,
    async kill(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
}

export async function discard(server: AssayServer): Promise<void> {
  await server.kill("SIGTERM");
  await rm(server.dataDir, { recursive: true, force: true });
}
