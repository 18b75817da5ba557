export const roles = ["admin", "editor", "reviewer"] as const;
export type Role = (typeof roles)[number];

/** Who acts. Minted only by the edge that checked a session, a token or a one-time link, by the command line, and for what someone left for a job to do. */
export type Actor = { id: string; name: string; role: Role; via: "session" | "token" | "command-line" | "job" };

/** The least role that may do each thing. One line a verb: this table is the whole policy. */
const least = {
  "read the desk": "reviewer",
  "load an article": "reviewer",
  "edit article details": "reviewer",
  "remove an article": "editor",
  "assign an article": "editor",
  "work on any article": "editor",
  annotate: "reviewer",
  "edit an annotation": "reviewer",
  "delete an annotation": "reviewer",
  "sign off an annotation": "reviewer",
  comment: "reviewer",
  "edit the review": "reviewer",
  "preview a revision": "reviewer",
  "publish a revision": "editor",
  "publish against the clock": "admin",
  "withdraw a review": "editor",
  "export drafts": "reviewer",
  "read the scale": "reviewer",
  "edit the scale": "admin",
  "edit the desk": "admin",
  "invite a user": "admin",
  "list users": "admin",
  "change a role": "admin",
  "deactivate a user": "admin",
  "remove the sample": "admin",
  "create a token": "reviewer",
  "read metrics": "admin",
} as const satisfies Record<string, Role>;

export type Verb = keyof typeof least;

const rank: Record<Role, number> = { reviewer: 1, editor: 2, admin: 3 };

/** May `actor` do `verb`? `null` is a visitor, who may do nothing behind the desk's door. */
export function can(actor: Pick<Actor, "role"> | null, verb: Verb): boolean {
  return actor !== null && rank[actor.role] >= rank[least[verb]];
}

/** May `actor` change this article and its review? It is everybody's until it is assigned to some; from then on theirs, and the editors'. */
export function canWorkOn(actor: Pick<Actor, "id" | "role"> | null, assigneeIds: readonly string[]): boolean {
  if (actor === null) return false;
  return assigneeIds.length === 0 || assigneeIds.includes(actor.id) || can(actor, "work on any article");
}
