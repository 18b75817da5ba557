import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Command } from "./command.ts";

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && !/\.test\.ts$|^(assay|testing-.*)\.ts$/.test(file));

async function commands(): Promise<[string, Command][]> {
  const modules = await Promise.all(files.map((file) => import(join(import.meta.dirname, file))));
  return modules.flatMap((module) =>
    Object.entries<Command>(module)
      .filter(([name]) => name.endsWith("Command"))
      .map(([, command]): [string, Command] => [command.usage.split(/ [A-Z[-]/)[0] ?? "", command]),
  );
}

test.each(await commands())("the options that the help of %s explains are those of its usage", (_, { usage, details = "" }) => {
  const options = (text: string) => [...new Set(text.match(/(?<=^|[\s[])--?[a-z][a-z-]*/gm))].sort();
  const explained = details.split("\n").flatMap((line) => /^ {2}(--?[a-z][a-z-]*)/.exec(line)?.[1] ?? []);
  expect(options(usage)).toEqual(expect.arrayContaining(explained));
  // Where they are listed at all, none is left out.
  if (explained.length > 0) expect(explained.toSorted()).toEqual(options(usage));
});
