/** Two nodes behind the nginx of docs/deploy.md, with one PostgreSQL and one Redis, as a newsroom with two machines would run them. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openEmbedded } from "#lib/postgres/embedded.ts";
import { type AssayServer, freePort, startAssay } from "./assay-server.ts";

/** Debian keeps nginx where only root's PATH looks. */
const PATH = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;

/** The programs this needs and the machine hasn't, in words for those who read that something was skipped. */
export function missingPrograms(): string {
  const missing = ["nginx", "redis-server"].filter((program) => spawnSync(program, ["-v"], { env: { ...process.env, PATH } }).error);
  return missing.length === 0 ? "" : `${missing.join(" and ")} not installed`;
}

export const metricsToken = "for-figures-and-not-a-secret";

export type TwoNodes = {
  /** Where people reach both. */
  url: string;
  nodes: [AssayServer, AssayServer];
  databaseUrl: string;
  redis: { stop(): Promise<void>; start(): Promise<void> };
  close(): Promise<void>;
};

export async function startTwoNodes(): Promise<TwoNodes> {
  const folder = await mkdtemp(join(tmpdir(), "assay-two-nodes-"));
  const database = await openEmbedded({ dataDir: join(folder, "postgres") });
  const ports = { nginx: await freePort(), redis: await freePort(), nodes: [await freePort(), await freePort()] as const };
  const url = `http://127.0.0.1:${ports.nginx}`;
  const redis = redisOn(ports.redis, folder);
  await redis.start();
  const nodeOn = async (port: number) =>
    startAssay({
      ...{ port, sample: false, dataDir: await mkdtemp(join(folder, "node-")) },
      environment: {
        ASSAY_URL: url,
        DATABASE_URL: database.url,
        ASSAY_OWNER_URL: database.ownerUrl,
        REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
        AUTH_SECRET: "the same on every node, and not a secret",
        ASSAY_TRUSTED_PROXIES: "127.0.0.1",
        ASSAY_METRICS_TOKEN: metricsToken,
      },
    });
  // Not at once: the first may have to build what both run.
  const one = await nodeOn(ports.nodes[0]);
  const other = await nodeOn(ports.nodes[1]);
  const nginx = await startNginx(folder, ports);
  return {
    ...{ url, nodes: [one, other], databaseUrl: database.url, redis },
    async close() {
      await stop(nginx);
      await Promise.all([one.kill("SIGTERM"), other.kill("SIGTERM")]);
      await redis.stop();
      await database.release();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function redisOn(port: number, folder: string): TwoNodes["redis"] {
  let child: ChildProcess | undefined;
  return {
    async start() {
      child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder], { stdio: "ignore" });
      await reachable(port);
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function startNginx(folder: string, ports: { nginx: number; nodes: readonly [number, number] }): Promise<ChildProcess> {
  const own = join(folder, "nginx");
  await mkdir(own);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${join(own, kind)};`);
  const configuration = join(own, "nginx.conf");
  await writeFile(
    configuration,
    `${process.getuid?.() === 0 ? "user root;" : ""} daemon off; worker_processes 1; pid ${join(own, "pid")}; error_log ${join(own, "error.log")};
events {}
http { access_log off; ${temporary.join(" ")}
${await documentedBlock(ports)}
}`,
  );
  const child = spawn("nginx", ["-p", own, "-c", configuration], {
    env: { ...process.env, PATH },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`nginx ended with code ${code}.`)));
  await Promise.race([reachable(ports.nginx), ended]);
  ended.catch(() => undefined);
  return child;
}

/** The block of docs/deploy.md as it stands, but for the addresses of this machine. */
async function documentedBlock({ nginx, nodes }: { nginx: number; nodes: readonly [number, number] }): Promise<string> {
  const document = await readFile(join(import.meta.dirname, "..", "docs", "deploy.md"), "utf8");
  const block = /```nginx\n([\s\S]+?)```/.exec(document)?.[1];
  if (!block) throw new Error("docs/deploy.md shows no nginx configuration.");
  const here = {
    "10.0.0.11:3000": `127.0.0.1:${nodes[0]}`,
    "10.0.0.12:3000": `127.0.0.1:${nodes[1]}`,
    "listen 443 ssl;": `listen 127.0.0.1:${nginx};`,
  };
  return Object.entries(here).reduce((text, [documented, local]) => {
    if (!text.includes(documented)) throw new Error(`docs/deploy.md no longer says ${documented}.`);
    return text.replace(documented, local);
  }, block);
}

async function reachable(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const isThere = await Promise.race([once(socket, "connect").then(() => true), once(socket, "close").then(() => false)]).catch(
      () => false,
    );
    socket.destroy();
    if (isThere) return;
    await sleep(20);
  }
}

/** Signs in as a browser does; answers with its cookie. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const answer = await submit(url, "callback/credentials", { email, password });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("session")) throw new Error(`${email} could not sign in: ${answer.status} ${answer.headers.get("location")}`);
  return cookie;
}

export async function signOut(url: string, cookie: string): Promise<void> {
  await submit(url, "signout", {}, cookie);
}

async function submit(url: string, path: string, fields: Record<string, string>, cookie = ""): Promise<Response> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = await asked.json();
  return fetch(`${url}/api/auth/${path}`, {
    method: "POST",
    redirect: "manual",
    // As our own page would: with a cookie, the desk asks where a change comes from.
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      cookie: [cookiesOf(asked), cookie].filter(Boolean).join("; "),
    },
    body: new URLSearchParams({ csrfToken, ...fields }),
  });
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
