import { type Annotation, isSuspended } from "#lib/domain/claim/annotation.ts";
import type { Person } from "#lib/domain/people/person.ts";

/** Where an annotation stands, in words: "submitted · Ada Lind", "returned · needs the other side". */
export function stateWords(annotation: Annotation, me: Person): string {
  if (isUnsettled(annotation)) return annotation.verdict ? `needs review · was ${annotation.verdict.name.toLowerCase()}` : "needs review";
  if (annotation.hidden) return "hidden until you judge it";
  if (annotation.excluded) return `left out · ${nameOf(annotation.updatedBy, me)}`;
  const last = annotation.signOffs.at(-1);
  switch (annotation.state) {
    case "signed-off":
      return last ? `signed off · ${nameOf(last.by, me)}` : "signed off";
    case "returned":
      return last?.note ? `returned · ${last.note}` : `returned · ${last ? nameOf(last.by, me) : ""}`;
    case "submitted":
      return `submitted · ${nameOf(annotation.updatedBy, me)}`;
    case "draft":
      return `${annotation.verdict ? "draft" : "to check"} · ${nameOf(annotation.updatedBy, me)}`;
  }
}

/** The same on a card, whose first words say already that its verdict is suspended. */
export function cardStateWords(annotation: Annotation, me: Person): string {
  if (!isUnsettled(annotation)) return stateWords(annotation, me);
  return annotation.verdict ? `was ${annotation.verdict.name.toLowerCase()}` : "";
}

export function nameOf(person: Person, me: Person): string {
  return person.id === me.id ? "you" : person.name;
}

/** Does its verdict wait for a person, because the outlet changed its words or its sentence, or took them out? */
export function isUnsettled({ passages }: Pick<Annotation, "passages">): boolean {
  return passages.some(isSuspended);
}
