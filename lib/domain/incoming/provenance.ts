import { toStorable } from "../text/storable.ts";
import { below, type Fields, isRecord, listed, type Malformed, text } from "./fields.ts";

/** Whose an annotation is and of when, as its source says. */
export type Provenance = {
  /** The source's own id, the same in every file that has the annotation; null where it gives none. */
  id: string | null;
  /** Who made it, as one name to know them by; empty where the source doesn't say. */
  creatorId: string;
  /** The same as people are shown it. */
  creator: string;
  /** ISO 8601. */
  createdAt: string | null;
  updatedAt: string | null;
};

const longestId = 2000;
const longestName = 200;

/** Of a W3C annotation: `canonical` is what it is called wherever it is (3.2.7), `id` where it is now. A relative id names nothing elsewhere. */
export function readProvenance(value: Fields, field: string, malformed: Malformed[]): Provenance {
  const ids = [value.canonical, value.id, value["@id"]].map(text);
  const agents = listed(value.creator ?? value["dc:creator"] ?? value.annotatedBy);
  return {
    id: kept(ids.find((id) => /^[a-z][a-z\d+.-]*:\S/i.test(id) && id.length <= longestId) ?? ""),
    creatorId: agents.map(agentId).join(" "),
    creator: shortened(agents.map(agentName).filter(Boolean).join(", ")),
    createdAt: moment(value.created ?? value.annotatedAt, below(field, "created"), malformed),
    updatedAt: moment(value.modified, below(field, "modified"), malformed),
  };
}

/** Of a row of Hypothesis. */
export function readHypothesisProvenance(value: Fields, field: string, malformed: Malformed[]): Provenance {
  const user = text(value.user);
  const info = isRecord(value.user_info) ? text(value.user_info.display_name) : "";
  return {
    id: text(value.id).length <= longestId ? kept(text(value.id)) : null,
    creatorId: user,
    creator: shortened(
      info ||
        text(value.display_name) ||
        user
          .replace(/^acct:/, "")
          .split("@", 1)
          .join(""),
    ),
    createdAt: moment(value.created, below(field, "created"), malformed),
    updatedAt: moment(value.updated, below(field, "updated"), malformed),
  };
}

function agentId(agent: unknown): string {
  return isRecord(agent) ? text(agent.id ?? agent["@id"]) || text(agent.email) || agentName(agent) : text(agent);
}

function agentName(agent: unknown): string {
  return isRecord(agent) ? listed(agent.name).map(text).join(" ") || text(agent.nickname) || text(agent.id ?? agent["@id"]) : text(agent);
}

function kept(id: string): string | null {
  return toStorable(id) || null;
}

function shortened(name: string): string {
  const letters = Array.from(toStorable(name).trim());
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join("")}…` : letters.join("");
}

function moment(value: unknown, field: string, malformed: Malformed[]): string | null {
  if (value === undefined || value === null) return null;
  const [first] = listed(value);
  const at = typeof first === "string" && /^\d{4}-\d{2}/.test(first) ? Date.parse(first) : Number.NaN;
  if (Number.isNaN(at)) {
    malformed.push({ field, message: "A date must be written as ISO 8601 has it, such as 2025-05-02T10:30:00Z." });
    return null;
  }
  return new Date(at).toISOString();
}
