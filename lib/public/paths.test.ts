import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isDeskPath, isPublicPath, nothingHere } from "./paths.ts";

const app = join(import.meta.dirname, "../../app");
const folders = (path: string) =>
  readdirSync(join(app, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

test("every route of the desk and of its doors for programs is left to the desk, and none of the public ones is", () => {
  const desk = [...folders("."), ...folders("(desk)")].filter((name) => !name.startsWith("("));
  expect(desk.length).toBeGreaterThan(4);
  for (const name of desk) expect([name, isDeskPath(`/${name}`), isDeskPath(`/${name}/more`)]).toEqual([name, true, true]);
  for (const name of folders("(public)")) {
    const path = name === "nothing-here" ? nothingHere : `/${name}`;
    expect([name, isDeskPath(path), isPublicPath(path) || isPublicPath(`${path}/x`)]).toEqual([name, false, true]);
  }
});
