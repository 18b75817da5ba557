/** What could not be read, by where it stands in the file. */
export type Malformed = { field: string; message: string };

export type Fields = Record<string, unknown>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON-LD writes one value or a list of them alike. */
export function listed(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The value where it is a text; anything else counts as empty. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** `type`, or JSON-LD's own `@type`, with or without a prefix. */
export function hasType(value: Fields, name: string): boolean {
  return listed(value.type ?? value["@type"]).some((type) => typeof type === "string" && type.replace(/^(?:oa|as|.*[#/]):?/, "") === name);
}

/** `field` with a name below it: `items[0]` and `body` give `items[0].body`. */
export function below(field: string, name: string): string {
  return field === "" ? name : `${field}.${name}`;
}
