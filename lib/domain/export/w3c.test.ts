import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { RevisionContent } from "../revision/revision.ts";
import { contentOf, stored } from "../revision/testing-revision.ts";
import { exportJsonld, exportJsonldPage } from "./jsonld.ts";

/** The W3C working group's own assertions, which stand beside the repository where they are at hand. */
const folder = join(import.meta.dirname, "../../../../shared/w3c-annotation-assertions");
const missing = !existsSync(folder);
if (missing) console.warn(`The W3C assertions are not at ${folder}: their tests are skipped.`);

const baseUrl = "https://desk.example";
const linked = z.looseObject({ id: z.url(), items: z.array(z.looseObject({})), next: z.url().optional() });
const collectionShape = z.looseObject({ total: z.number(), first: linked.optional(), last: z.string().optional() });

type Must = { name: string; holds: (value: unknown) => boolean };

const lists = {
  annotation: missing ? [] : musts("annotations/annotationMusts.test"),
  collection: missing ? [] : musts("collections/collectionMusts.test"),
  page: missing ? [] : musts("collections/pages/pageMusts.test"),
};

function musts(list: string): Must[] {
  const ajv = new AjvDraft04({ strict: false, allErrors: false });
  addFormats.default(ajv);
  for (const file of readdirSync(join(folder, "definitions"))) ajv.addSchema(readJson(join(folder, "definitions", file)), file);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const { assertions } = z.object({ assertions: z.array(z.string()) }).parse(readJson(join(folder, list)));
  return assertions.map((name) => {
    const file = files.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (file === undefined) throw new Error(`No assertion ${name}`);
    const { id: _, ...schema } = readJson(join(folder, file));
    const validate = ajv.compile(schema);
    return { name, holds: (value) => validate(value) === (schema.expectedResult !== "invalid") };
  });
}

function readJson(path: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, "utf8")));
}

function collectionOf(content: RevisionContent) {
  return collectionShape.parse(JSON.parse([...exportJsonld(stored(content), content, { baseUrl })].join("")));
}

function pageOf(content: RevisionContent, number: number) {
  const text = [...exportJsonldPage(stored(content), content, { baseUrl }, number)].join("");
  return text === "" ? null : linked.parse(JSON.parse(text));
}

function failures(list: Must[], values: unknown[]) {
  return list.flatMap(({ name, holds }) => (values.every(holds) ? [] : [name]));
}

test.skipIf(missing)("the assertions are all there", () => {
  expect([lists.annotation.length, lists.collection.length, lists.page.length]).toEqual([54, 10, 15]);
});

describe.skipIf(missing).each([0, 1, 5000])("every MUST of the Web Annotation model, with %i annotations", (count) => {
  const content = contentOf(count);
  const collection = missing ? undefined : collectionOf(content);
  const pages = Array.from({ length: Math.ceil(count / 1000) }, (_, index) => pageOf(content, index + 1));

  test("the collection", () => {
    expect(failures(lists.collection, [collection])).toEqual([]);
  });

  test.skipIf(count === 0)("its pages, embedded and alone", () => {
    const embedded = { ...collection?.first, "@context": collection?.["@context"] };
    expect(failures(lists.page, [collection, embedded, ...pages])).toEqual([]);
    expect(collection?.first).not.toHaveProperty("@context");
  });

  test.skipIf(count === 0)("its annotations", () => {
    const annotations = pages.flatMap((page) => page?.items ?? []);
    expect(annotations).toHaveLength(count);
    expect(failures(lists.annotation, annotations)).toEqual([]);
  });
});

test("a collection of nothing has a total of 0 and no page", () => {
  const content = contentOf(0);
  expect(collectionOf(content)).toMatchObject({ total: 0 });
  expect(collectionOf(content)).not.toHaveProperty("first");
  expect(pageOf(content, 1)).toBeNull();
});

test("pages lead from one to the next until all annotations are told, each once", () => {
  const content = contentOf(2001);
  const collection = collectionOf(content);
  const items = [...(collection.first?.items ?? [])];
  let next = collection.first?.next;
  let last: string | undefined;
  while (next !== undefined) {
    const page = pageOf(content, Number(new URL(next).searchParams.get("page")));
    expect(page?.id).toBe(next);
    last = next;
    items.push(...(page?.items ?? []));
    next = page?.next;
  }
  expect(last).toBe(collection.last);
  expect(new Set(items.map(({ id }) => id)).size).toBe(2001);
  expect(pageOf(content, 4)).toBeNull();
  expect(pageOf(content, 1.5)).toBeNull();
});
