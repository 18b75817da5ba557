import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation.js";
import { z } from "zod";
import { CleanUpView } from "#components/import/clean-up.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { dateOfText } from "#lib/domain/article/dateline.ts";
import { listOutlets } from "#lib/usecases/article/list-outlets.ts";
import { readImportDraft } from "#lib/usecases/import/read-import-draft.ts";

export const metadata: Metadata = { title: "Clean up" };

type CleanUpPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ batch?: string | string[] }> };

export default async function CleanUpPage({ params, searchParams }: CleanUpPageProps) {
  const { id } = await params;
  const batch = z.uuid().safeParse((await searchParams).batch);
  const actor = await requireActor(`/desk/import/${id}`);
  const draft = await readImportDraft(actor, { id });
  if (!draft.ok) notFound();
  if (draft.value.articleId !== null) redirect(`/desk/articles/${draft.value.articleId}`);
  const outlets = await listOutlets(actor);
  const written = dateOfText(draft.value.originalText.split("\n"));
  return (
    <CleanUpView
      draft={draft.value}
      outlets={outlets.ok ? outlets.value : []}
      written={written?.year === null ? written : null}
      batchId={batch.success ? batch.data : null}
    />
  );
}
