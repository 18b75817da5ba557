import { nameList } from "../text/name-list.ts";
import type { Person } from "./person.ts";

/** What a person who isn't among an article's assignees is told: at least one is. */
export function readingOnly(assignees: Person[]): string {
  return `This article is assigned to ${nameList(assignees.map(({ name }) => name))}: you can read it, not change it. An editor can assign you too.`;
}

/** Wherever one assigns. */
export const noSecrecy = "Assignment isn’t secrecy: everybody at the desk can read every article and its review.";
