import type { Role } from "#lib/domain/people/permissions.ts";

export const roleNames: Record<Role, { name: string; may: string }> = {
  reviewer: { name: "Reviewer", may: "Reviewers load articles, annotate them and sign off each other’s work." },
  editor: { name: "Editor", may: "Editors do what reviewers do, and also publish, withdraw and remove." },
  admin: { name: "Admin", may: "Admins do what editors do, and also look after people, the verdict scale and the newsroom’s settings." },
};
