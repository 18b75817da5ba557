import type { Annotation, SignOff } from "../claim/annotation.ts";
import type { Person } from "../people/person.ts";
import type { EarlierSignOff } from "./revision.ts";

/** The approvals that hold for a version: what was given before it was returned doesn't. */
function approvalsOf(version: number, signOffs: SignOff[]): SignOff[] {
  const given = signOffs.filter((signOff) => signOff.version === version);
  const since = given.slice(given.findLastIndex(({ decision }) => decision === "return") + 1);
  return [...new Map(since.map((signOff) => [signOff.by.id, signOff])).values()];
}

type Signed = Pick<Annotation, "version" | "signOffs">;

/** Who approved the version that is published, and what stood before it. */
export function publishedApprovals({ version, signOffs }: Signed) {
  const given = approvalsOf(version, signOffs);
  const versions = [...new Set(signOffs.map((signOff) => signOff.version))].filter((each) => each < version).toSorted((a, b) => a - b);
  const earlierSignOffs = versions
    .map((each) => approvalsOf(each, signOffs))
    .filter((each) => each.length > 0)
    .map(told);
  return {
    signedOffBy: given.map(({ by }) => by.name),
    ...(given.length > 0 && { signedOffAt: told(given).at }),
    ...(earlierSignOffs.length > 0 && { earlierSignOffs }),
  };
}

function told(given: SignOff[]): EarlierSignOff {
  return {
    by: given.map(({ by }) => by.name),
    at:
      given
        .map(({ createdAt }) => createdAt)
        .toSorted()
        .at(-1) ?? "",
  };
}

/** The same people, as people. */
export function signers({ version, signOffs }: Signed): Person[] {
  return approvalsOf(version, signOffs).map(({ by }) => by);
}
