import { z } from "zod";
import { saysSomething } from "../text/says-something.ts";
import { isStorable } from "../text/storable.ts";
import { type Role, roles, type TokenScope, tokenScopes } from "./permissions.ts";

/** Someone who works, or worked, at the desk. */
export type User = {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** What they chose to show beside their name on public pages. */
  publicNote: string;
  sample: boolean;
  createdAt: string;
  deactivatedAt: string | null;
};

/** Is there a person behind it who works here now? Nobody is behind a sample or an account of the command line's own (RFC 2606). */
export function worksHere({ deactivatedAt, sample, email }: Pick<User, "deactivatedAt" | "sample" | "email">): boolean {
  return deactivatedAt === null && !sample && !email.endsWith(".invalid");
}

/** Someone as admins see them: in how many browsers they are signed in. */
export type DeskPerson = User & { sessions: number };

/** Someone of the desk, as colleagues know them. */
export type Colleague = Pick<User, "id" | "name" | "role">;

/** A browser someone is signed in with. */
export type SessionSummary = { id: string; userAgent: string; createdAt: string; lastSeenAt: string };

export type ApiTokenSummary = {
  id: string;
  name: string;
  scopes: TokenScope[];
  createdAt: string;
  lastUsedAt: string | null;
  /** Null: never. */
  expiresAt: string | null;
  expired: boolean;
};

export type LinkPurpose = "first_admin" | "invitation" | "password_reset";

/** A link that works once, as the person who opens it may see it. */
export type LinkSummary = {
  id: string;
  purpose: LinkPurpose;
  email: string | null;
  role: Role | null;
  createdAt: string;
  expiresAt: string;
};

/** A link just made: the only time its address is known. */
export type FreshLink = LinkSummary & { url: string };

/** Shortest password taken in, in UTF-16 code units. Nothing else is asked of it. */
export const passwordLength = 12;

const singleLine = z
  .string()
  .trim()
  .refine((text) => /^\P{Cc}*$/u.test(text) && isStorable(text), "Leave out line breaks and control characters.");

export const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This is too long for an e-mail address.")
  .pipe(z.email("Give an e-mail address such as name@example.org."));
/** Authors and signers are named by it in public: of signs that nobody sees it would name nobody. */
export const personNameInput = singleLine.pipe(
  z.string().refine(saysSomething, "Give a name that can be read.").max(100, "Keep the name under 100 characters."),
);
export const publicNoteInput = singleLine.pipe(z.string().max(200, "Keep the note under 200 characters."));
export const tokenNameInput = singleLine.pipe(
  z.string().min(1, "Name the token after the program that will use it.").max(100, "Keep the name under 100 characters."),
);
export const tokenScopesInput = z
  .array(z.enum(tokenScopes, `A token is for one or more of ${tokenScopes.join(", ")}.`))
  .min(1, "Choose what the token may be used for.");
export const roleInput = z.enum(roles, "Choose a role.");
export const newPasswordInput = z
  .string()
  .min(passwordLength, `Use at least ${passwordLength} characters. A few words you will remember do well.`)
  .max(500, "Use at most 500 characters.");
