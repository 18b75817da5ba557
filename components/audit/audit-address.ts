import { type AuditSubject, auditSubjects } from "#lib/domain/audit/audit.ts";

/** What the audit page shows, as its address says it. */
export type AuditChoice = { person?: string; kind?: AuditSubject; article?: string; from?: string; until?: string };

type Given = Record<string, string | string[] | undefined>;

export function auditChoiceOf(given: Given): AuditChoice {
  const text = (name: string) => (typeof given[name] === "string" ? given[name].trim() : "");
  const [person, article, from, until] = ["person", "article", "from", "until"].map(text);
  const kind = auditSubjects.find((subject) => subject === given.kind);
  const slug = article ? slugOf(article) : "";
  return {
    ...(person && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(person) && { person }),
    ...(kind && { kind }),
    ...(slug && { article: slug }),
    ...(from && isDay(from) && { from }),
    ...(until && isDay(until) && { until }),
  };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** An article is known by its slug, or by the address of its page here. */
function slugOf(text: string): string {
  const last = text
    .replace(/[?#].*$/s, "")
    .split("/")
    .findLast((part) => part !== "");
  return (last ?? "").slice(0, 200);
}

export function auditHref(choice: AuditChoice, more: Record<string, string> = {}, path = ""): string {
  const parameters = new URLSearchParams({ ...choice, ...more });
  return `/desk/settings/audit${path}${parameters.size > 0 ? `?${parameters}` : ""}`;
}
