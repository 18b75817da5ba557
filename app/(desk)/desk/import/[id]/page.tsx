import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation.js";
import { CleanUpView } from "#components/import/clean-up.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { dateOfText } from "#lib/domain/dateline.ts";
import { listOutlets } from "#lib/usecases/list-outlets.ts";
import { readImportDraft } from "#lib/usecases/read-import-draft.ts";

export const metadata: Metadata = { title: "Clean up" };

export default async function CleanUpPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/desk/import/${id}`);
  const draft = await readImportDraft(actor, { id });
  if (!draft.ok) notFound();
  if (draft.value.articleId !== null) redirect(`/desk/articles/${draft.value.articleId}`);
  const outlets = await listOutlets(actor);
  const written = dateOfText(draft.value.originalText.split("\n"));
  return <CleanUpView draft={draft.value} outlets={outlets.ok ? outlets.value : []} written={written?.year === null ? written : null} />;
}
