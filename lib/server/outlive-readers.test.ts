import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const talker = `
  import { log } from "#lib/log.ts";
  import { outliveReaders } from "#lib/server/outlive-readers.ts";
  process.on("uncaughtException", () => process.exit(3));
  outliveReaders();
  let said = 0;
  const talking = setInterval(() => {
    console.log("said");
    console.error("complained");
    log.error("logged");
    said += 1;
    if (said === 20) clearInterval(talking);
  }, 5);
`;

test("a program whose output nobody reads any longer goes on with its work", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", talker], { stdio: ["ignore", "pipe", "pipe"] });
  await once(child.stdout, "data");
  child.stdout.destroy();
  child.stderr.destroy();
  expect(await once(child, "exit")).toEqual([0, null]);
});
