"use client";

import { useState } from "react";
import type { DeskPerson } from "#lib/domain/people/user.ts";
import { HandOverLink, type SentLink } from "./hand-over-link.tsx";
import { PersonRow } from "./person-row.tsx";

export function PersonList({ users, ownId }: { users: DeskPerson[]; ownId: string }) {
  const [link, setLink] = useState<SentLink | null>(null);
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {users.map((user) => (
          <PersonRow key={user.id} user={user} own={user.id === ownId} onLink={setLink} />
        ))}
      </ul>
      <HandOverLink link={link} />
    </div>
  );
}
