import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Result } from "#lib/domain/result.ts";

/** They take an actor too, and do nothing by themselves. */
const gates = ["admit", "gate", "changeImportBatch"];

type UseCase = (actor: Actor | null, input?: unknown) => Promise<Result<unknown>>;

/** Every use case that takes an actor, by its name. */
export async function findUseCases(): Promise<Map<string, UseCase>> {
  const folder = import.meta.dirname;
  const found = new Map<string, UseCase>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !name.includes("test"),
  )) {
    const code = readFileSync(join(folder, file), "utf8");
    const names = [...code.matchAll(/^export (?:async )?function (\w+)(?:<.*?>)?\(\s*\w+: Actor \| null/gm)].flatMap(
      ([, name]) => name ?? [],
    );
    const module = names.length > 0 ? await import(join(folder, file)) : {};
    for (const name of names) if (!gates.includes(name)) found.set(name, module[name]);
  }
  return found;
}
