import type { PublishedAnnotation } from "#lib/domain/revision.ts";

/** Permanent: people link to it. */
export function cardId(annotation: Pick<PublishedAnnotation, "id">): string {
  return `a-${annotation.id}`;
}

/** Of the page that a claim has to itself. Permanent too. */
export function claimPath(annotation: Pick<PublishedAnnotation, "id">): string {
  return `/c/${annotation.id}`;
}

/** Good within one page only. */
export function passageId(annotation: Pick<PublishedAnnotation, "number">, index: number): string {
  return index === 0 ? `p-${annotation.number}` : `p-${annotation.number}-${index + 1}`;
}

/** "Ada", "Ada and Joon", "Ada, Joon and Mara"; "Ada, editor; Joon" where a name has a comma of its own. */
export function nameList(names: string[]): string {
  if (names.some((name) => name.includes(","))) return names.join("; ");
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
