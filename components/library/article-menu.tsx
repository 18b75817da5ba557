"use client";

import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { removeArticleAction, restoreArticleAction } from "#lib/actions/article.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { type Actor, can, canWorkOn } from "#lib/domain/people/permissions.ts";
import { AssignDialog } from "../assignment/assign-dialog.tsx";
import { act } from "../ui/act.ts";
import { Button } from "../ui/button.tsx";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "../ui/dropdown-menu.tsx";
import { showToast } from "../ui/toast-store.ts";
import { DetailsDialog } from "./details-dialog.tsx";

/** What can be done to an article without opening it. */
export function ArticleMenu({ article, me }: { article: ArticleSummary; me: Pick<Actor, "id" | "role"> }) {
  const router = useRouter();
  const [assigning, setAssigning] = useState(false);
  const mayWork = canWorkOn(
    me,
    article.assignees.map(({ id }) => id),
  );
  const [editing, setEditing] = useState(false);

  const mayRemove = can(me, "remove an article");

  async function remove() {
    if (!(await act(() => removeArticleAction({ id: article.id }))).ok) return;
    router.refresh();
    showToast(`“${article.title}” is removed${article.publication ? ", and its review is off the public page" : ""}.`, {
      undo: () => void restore(),
    });
  }

  async function restore() {
    if ((await act(() => restoreArticleAction({ id: article.id }))).ok) router.refresh();
  }

  if (!mayWork && !mayRemove) return null;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="quiet" size="small" aria-label={`More for ${article.title}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {mayWork ? <DropdownMenuItem onSelect={() => setEditing(true)}>Edit details…</DropdownMenuItem> : null}
          {can(me, "assign an article") ? <DropdownMenuItem onSelect={() => setAssigning(true)}>Assign reviewers…</DropdownMenuItem> : null}
          {mayRemove ? (
            <DropdownMenuItem onSelect={() => void remove()} className="text-ina">
              Remove
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {assigning ? (
        <AssignDialog
          article={article}
          assignees={article.assignees}
          onAssigned={() => router.refresh()}
          onClose={() => setAssigning(false)}
        />
      ) : null}
      {editing ? <DetailsDialog article={article} onClose={() => setEditing(false)} /> : null}
    </>
  );
}
