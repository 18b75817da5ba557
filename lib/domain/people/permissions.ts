export const roles = ["admin", "editor", "reviewer"] as const;
export type Role = (typeof roles)[number];

/** What an API token may be used for; each of them includes reading. A token never may more than its person. */
export const tokenScopes = ["read", "write", "publish", "admin"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Who acts. Minted only by the edge that checked a session, a token or a one-time link, by the command line, and for what someone left for a job to do. */
export type Actor = {
  id: string;
  name: string;
  role: Role;
  via: "session" | "token" | "command-line" | "job";
  /** Of a session: which, and when its password was last given, in milliseconds since 1970. */
  session?: { id: string; passwordGivenAt: number | null };
  /** Of a token: what it may be used for. */
  scopes?: readonly TokenScope[];
};

type Rule = {
  /** The least role that may. */
  role: Role;
  /** What a token must be for. */
  scope: TokenScope;
  /** A session is asked for the password, unless it was given within `passwordMinutes`. */
  password?: true;
};

/** One line a verb: this table is the whole policy. */
const rules = {
  "read the desk": { role: "reviewer", scope: "read" },
  "load an article": { role: "reviewer", scope: "write" },
  "edit article details": { role: "reviewer", scope: "write" },
  "remove an article": { role: "editor", scope: "write" },
  "assign an article": { role: "editor", scope: "write" },
  "work on any article": { role: "editor", scope: "write" },
  annotate: { role: "reviewer", scope: "write" },
  "edit an annotation": { role: "reviewer", scope: "write" },
  "delete an annotation": { role: "reviewer", scope: "write" },
  "sign off an annotation": { role: "reviewer", scope: "write" },
  "assess an annotation": { role: "reviewer", scope: "write" },
  "ask for a second verdict": { role: "editor", scope: "write" },
  "sign off a review": { role: "reviewer", scope: "write" },
  comment: { role: "reviewer", scope: "write" },
  "capture a source": { role: "reviewer", scope: "write" },
  "put in a copy": { role: "reviewer", scope: "write" },
  "edit a source": { role: "reviewer", scope: "write" },
  "take out a copy": { role: "admin", scope: "admin", password: true },
  "note a contact": { role: "reviewer", scope: "write" },
  "confirm an outlet’s change": { role: "editor", scope: "write" },
  "edit the review": { role: "reviewer", scope: "write" },
  "preview a revision": { role: "reviewer", scope: "read" },
  "publish a revision": { role: "editor", scope: "publish" },
  "publish against the clock": { role: "admin", scope: "publish", password: true },
  "overrule the gate": { role: "admin", scope: "publish", password: true },
  "withdraw a review": { role: "editor", scope: "publish", password: true },
  "read the scale": { role: "reviewer", scope: "read" },
  "edit the scale": { role: "admin", scope: "admin" },
  "edit the desk": { role: "admin", scope: "admin" },
  "edit the gate": { role: "admin", scope: "admin", password: true },
  "begin a signing key": { role: "admin", scope: "admin", password: true },
  "invite a user": { role: "admin", scope: "admin", password: true },
  "list users": { role: "admin", scope: "admin" },
  "change a role": { role: "admin", scope: "admin", password: true },
  "deactivate a user": { role: "admin", scope: "admin", password: true },
  "end another's sessions": { role: "admin", scope: "admin", password: true },
  "unlock a user": { role: "admin", scope: "admin" },
  "remove the sample": { role: "admin", scope: "admin" },
  "manage one's account": { role: "reviewer", scope: "admin" },
  "make and revoke tokens": { role: "reviewer", scope: "admin", password: true },
  "compare everyone’s verdicts": { role: "editor", scope: "read" },
  "read the audit log": { role: "admin", scope: "admin" },
  "read metrics": { role: "admin", scope: "read" },
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof rules;

const rank: Record<Role, number> = { reviewer: 1, editor: 2, admin: 3 };

/** Does a role suffice for `verb`, whatever it is done with? */
export function roleMay(role: Role, verb: Verb): boolean {
  return rank[role] >= rank[rules[verb].role];
}

/** The scope that a token lacks for `verb`; null where it lacks none, and for whoever comes without a token. */
export function missingScope(actor: Pick<Actor, "scopes">, verb: Verb): TokenScope | null {
  const { scope } = rules[verb];
  const may = actor.scopes === undefined || actor.scopes.includes(scope) || (scope === "read" && actor.scopes.length > 0);
  return may ? null : scope;
}

/** May `actor` do `verb`? `null` is a visitor, who may do nothing behind the desk's door. */
export function can(actor: Pick<Actor, "role" | "scopes"> | null, verb: Verb): boolean {
  return actor !== null && roleMay(actor.role, verb) && missingScope(actor, verb) === null;
}

/** May someone of role `giver` invite people to role `given`, or give it to them? Nobody lifts another above themselves. */
export function mayGiveRole(giver: Role, given: Role): boolean {
  return roleMay(giver, "invite a user") && rank[giver] >= rank[given];
}

/** For so long, in minutes, a password that was given counts for what asks for it. */
export const passwordMinutes = 10;

/** Is the password to be asked for before `actor` does `verb`? Never of a token, the command line or a job: nobody sits there. */
export function asksForPassword(actor: Actor, verb: Verb, now = Date.now()): boolean {
  const rule: Rule = rules[verb];
  if (!rule.password || actor.via !== "session") return false;
  const givenAt = actor.session?.passwordGivenAt ?? null;
  return givenAt === null || now - givenAt >= passwordMinutes * 60_000;
}

/** May `actor` change this article and its review? It is everybody's until it is assigned to some; from then on theirs, and the editors'. */
export function canWorkOn(actor: Pick<Actor, "id" | "role" | "scopes"> | null, assigneeIds: readonly string[]): boolean {
  if (actor === null) return false;
  return assigneeIds.length === 0 || assigneeIds.includes(actor.id) || can(actor, "work on any article");
}
