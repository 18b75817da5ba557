import { execFile } from "node:child_process";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** What a start with these settings prints, and how it ends. */
function start(settings: Record<string, string>): Promise<{ code: unknown; words: string }> {
  const environment = { ...process.env, PORT: "0", DATABASE_URL: "", ASSAY_DATA_DIR: join(tmpdir(), "assay-never-made"), ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, ["server.ts"], { cwd: root, env: environment, timeout: 20_000 }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, words: `${stdout}${stderr}`.trim() }),
    );
  });
}

test.each([
  [{ PORT: "abc" }, "PORT must be a number."],
  [{ DATABASE_URL: "hello" }, "DATABASE_URL must be an address such as postgresql://user:password@host:5432/assay."],
  [{ DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" }, "The database at 127.0.0.1:1/none can't be used"],
  [{ ASSAY_DATA_DIR: "/proc/assay" }, "The data folder /proc/assay can't be written by this user."],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must be at least 32 characters long."],
])("%o is told in one sentence, without a password and without a stack", async (settings, sentence) => {
  const { code, words } = await start(settings);
  expect(words).toContain(sentence);
  expect(words.split("\n")).toHaveLength(1);
  expect(words).not.toContain("secret@");
  expect(code).toBe(1);
});

test("a taken port is told in one sentence", async () => {
  const holder = createServer().listen(0);
  await new Promise((resolve) => holder.once("listening", resolve));
  const address = holder.address();
  const port = address !== null && typeof address === "object" ? String(address.port) : "";
  const { code, words } = await start({ PORT: port });
  expect(words).toBe(`Port ${port} is taken by another program. Stop it, or set PORT to a free one.`);
  expect(code).toBe(1);
  holder.close();
});
