/** What a test needs to know of a JSON Schema as OpenAPI carries it. */
export type Schema = {
  type?: string | string[];
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  minimum?: number;
  maxLength?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
};

/** A value that fits the schema, with every property that it knows. */
export function sampleOf(schema: Schema): unknown {
  if (schema.anyOf) return sampleOf(schema.anyOf.find(({ type }) => type !== "null") ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.examples) return schema.examples[0];
  if (schema.enum) return schema.enum[0];
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, sampleOf(each)]));
  if (schema.items) return [sampleOf(schema.items)];
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    default:
      if (schema.pattern && new RegExp(schema.pattern).test("en")) return "en";
      return texts[schema.format ?? ""] ?? ((schema.maxLength ?? 100) < 40 ? "en" : "https://example.org/");
  }
}

const texts: Record<string, string> = {
  uuid: "00000000-0000-4000-8000-000000000000",
  date: "2025-05-07",
  "date-time": "2025-05-07T12:00:00Z",
  uri: "https://example.org/",
};

/** The value once for each of its parts, with that part replaced. `place` is where, in dots. */
export function* withEachPart(value: unknown, replacement: unknown, place = ""): Generator<{ place: string; value: unknown }> {
  if (place !== "") yield { place, value: replacement };
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const inner of withEachPart(part, replacement, place === "" ? key : `${place}.${key}`)) {
      const copy: unknown = Array.isArray(value)
        ? value.map((each, index) => (String(index) === key ? inner.value : each))
        : { ...value, [key]: inner.value };
      yield { place: inner.place, value: copy };
    }
  }
}
