import { articleFacets } from "#lib/db/article-list.ts";
import { countAssigned } from "#lib/db/assignments.ts";
import { database } from "#lib/db/client.ts";
import { scaleInForce } from "#lib/db/scales.ts";
import { listTopicRows } from "#lib/db/topics.ts";
import type { Topic } from "#lib/domain/article/topic.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { gate } from "../gate.ts";
import { listColleagues } from "../people/list-colleagues.ts";

export type LibraryChoices = {
  outlets: string[];
  languages: string[];
  people: Person[];
  topics: Topic[];
  verdicts: { slug: string; name: string }[];
  /** How many articles are assigned to whoever asks. */
  mine: number;
  /** Is any article of the sample there? */
  sample: boolean;
  empty: boolean;
};

/** More than anybody reads in a list; others are found by typing their name. */
const mostOutlets = 300;
const mostTopics = 300;

/** What the library can be narrowed by. */
export async function readLibraryChoices(actor: Actor | null): Promise<Result<LibraryChoices>> {
  const gated = gate(actor, "read the desk");
  if (!gated.ok) return gated;
  const db = database();
  const [facets, mine, scale, colleagues, topics] = await Promise.all([
    articleFacets(db, mostOutlets),
    countAssigned(db, gated.value.id),
    scaleInForce(db),
    listColleagues(gated.value),
    listTopicRows(db, mostTopics),
  ]);
  const people = colleagues.ok ? colleagues.value.map(({ id, name }) => ({ id, name })) : [];
  return ok({
    ...facets,
    mine,
    people,
    topics: topics.map(({ id, name }) => ({ id, name })),
    verdicts: scale.verdicts.map(({ slug, name }) => ({ slug, name })),
  });
}
