/** `npm run engines`: nothing rests on what one of the browsers' engines reads otherwise or lacks, and one planted breach of each rule is caught. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Rule = { name: string; why: string; breach(source: string): string | undefined; planted: string };

const rules: Rule[] = [
  {
    name: "text-decoration",
    why: "WebKit drops a shorthand with more than a line: write line, style, colour and thickness each",
    breach: (source) => /(?<!-)\btext-decoration:\s?[\w-]+\s[^;}"'`]+/.exec(source)?.[0],
    planted: "a{text-decoration:underline wavy red 2px}",
  },
  {
    name: "caret from a point",
    why: "WebKit has caretRangeFromPoint alone: ask for both",
    breach: (source) => (source.includes("caretRangeFromPoint") ? undefined : /caretPositionFromPoint/.exec(source)?.[0]),
    planted: "document.caretPositionFromPoint(x, y)",
  },
  {
    name: "field-sizing",
    why: "Firefox and older WebKit show one line: let fitHeight make the field as high as its text",
    breach: (source) => (source.includes("fitHeight") ? undefined : /field-sizing/.exec(source)?.[0]),
    planted: '<textarea className="field-sizing-content" />',
  },
  {
    name: "frames",
    why: "WebKit takes a frame's height in per cent from the window: place it within a box",
    breach: (source) =>
      [...source.matchAll(/<iframe\b[^>]*\b(?:size|h)-full\b[^>]*>/g)].find(([frame]) => !frame.includes("absolute"))?.[0],
    planted: '<iframe className="h-full" />',
  },
];

const root = join(import.meta.dirname, "..");
const paths = globSync("{components,app,lib}/**/*.{ts,tsx,css}", { cwd: root, exclude: (path) => /generated|\.test\.tsx?$/.test(path) });
const problems = rules
  .filter(({ planted, breach }) => breach(planted) === undefined)
  .map(({ name }) => `${name}: the planted breach was not caught.`);
for (const path of paths) {
  const source = readFileSync(join(root, path), "utf8");
  for (const { name, why, breach } of rules) {
    const found = breach(source);
    if (found !== undefined) problems.push(`${path}: ${name}: “${found.slice(0, 80)}”. ${why}.`);
  }
}
if (paths.length < 500) problems.push(`Only ${paths.length} files were read: the check itself is broken.`);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${paths.length} files were read for what browsers' engines differ in; the planted breaches were caught.`);
