/** `npm run expressions`: no regular expression can be made to run for ages by the text it is given, and one planted on purpose is caught. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import ts from "typescript";

const root = join(import.meta.dirname, "..");
const sources = globSync("{server.ts,{lib,components,app,seeds}/**/*.{ts,tsx}}", {
  cwd: root,
  exclude: (path) => /generated|\.test\.tsx?$/.test(path),
});

/** These take polynomial time at worst, over texts that are never long. */
const short: Record<string, string> = {
  "lib/domain/anchoring/quoted-words.ts": "a quotation of at most 4,000 characters",
  "lib/domain/article/around-article.ts": "the first 300 characters of a block",
  "lib/domain/article/chrome.ts": "a line of at most 160 characters",
  "lib/domain/claim/claim.ts": "a passage of at most 2,000 characters, a draft of 300, or 60 around a name",
  "lib/domain/claim/precedent-ranking.ts": "the first 5,000 characters of a text, and a word",
  "lib/domain/claim/names.ts": "six characters before a name, 60 around it",
  "lib/env.ts": "what the operator set",
  "lib/importer/author-names.ts": "a line of at most 200 characters",
  "lib/importer/details-from-text.ts": "a line of at most 300 characters",
  "lib/importer/judge-page.ts": "an address, or the first 5,000 characters of a text",
  "lib/importer/page-kind-words.ts": "the first 20,000 characters of a text",
  "lib/importer/retraction-note.ts": "a line of at most 700 characters",
  "lib/importer/site-name.ts": "a title of at most 1,000 characters",
};

type Expression = { source: string; flags: string; place: string };

function literalsOf(path: string): Expression[] {
  const file = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  function visit(node: ts.Node): void {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place: `${path}:${line}` });
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}

/** Those put together from parts are seen as they are made, while their modules load. */
async function composedIn(paths: string[]): Promise<Expression[]> {
  const made: Expression[] = [];
  const native = globalThis.RegExp;
  let place = "";
  globalThis.RegExp = new Proxy(native, {
    construct(target, [pattern, flags]) {
      const maker = new Error("made here").stack?.split("\n")[2] ?? "";
      if (!maker.includes("node_modules"))
        made.push({ source: String(pattern instanceof native ? pattern.source : pattern), flags: String(flags ?? ""), place });
      return Reflect.construct(target, [pattern, flags]);
    },
  });
  try {
    for (const path of paths) {
      place = path;
      await import(join(root, path));
    }
  } finally {
    globalThis.RegExp = native;
  }
  return made;
}

const composing = sources.filter(
  (path) => /^lib\/(domain|importer)\//.test(path) && readFileSync(join(root, path), "utf8").includes("new RegExp("),
);
const expressions = [...sources.flatMap(literalsOf), ...(await composedIn(composing))];
const planted: Expression = { source: "^(a+)+$", flags: "", place: "planted" };

const seen = new Set<string>();
const problems: string[] = [];
let plantedCaught = false;
for (const expression of [...expressions, planted]) {
  const { source, flags, place } = expression;
  if (seen.has(`/${source}/${flags}`)) continue;
  seen.add(`/${source}/${flags}`);
  const verdict = await check(source, flags, { timeout: 30_000 });
  if (verdict.status === "safe") continue;
  const polynomial = verdict.status === "unknown" || verdict.complexity.type === "polynomial";
  if (polynomial && short[place.split(":")[0] ?? ""]) continue;
  if (place === "planted") plantedCaught = true;
  else
    problems.push(
      `${verdict.status}${verdict.status === "vulnerable" ? ` (${verdict.complexity.summary})` : ""} ${place} /${source.slice(0, 200)}/${flags}`,
    );
}
if (seen.size < 100) problems.push(`Only ${seen.size} expressions were read: the check itself is broken.`);
if (!plantedCaught) problems.push("The planted expression was not caught.");
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${seen.size - 1} regular expressions were read; the planted one was caught.`);
