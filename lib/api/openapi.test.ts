import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openApi } from "./openapi.ts";

const folder = join(import.meta.dirname, "../../app/api/v1");
/** The description itself, and the answer to unknown addresses. */
const besides = ["/openapi.json", "/{...path}"];

test("every route of the API is described, and nothing else is", () => {
  const routes = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("route.ts"))
    .flatMap((name) => {
      const path = `/${name
        .replaceAll("\\", "/")
        .replace(/\/?route\.ts$/, "")
        .replace(/\[([^\]]+)\]/g, "{$1}")}`;
      const methods = readFileSync(join(folder, name), "utf8").matchAll(
        /^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gm,
      );
      return besides.includes(path) ? [] : [...methods].map(([, method]) => `${method} ${path}`);
    });
  const described = Object.entries(openApi("https://desk.example").paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => method !== "parameters")
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(routes.sort());
  expect(described.length).toBeGreaterThan(30);
});
