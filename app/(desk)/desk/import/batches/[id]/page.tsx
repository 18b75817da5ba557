import type { Metadata } from "next";
import { notFound } from "next/navigation.js";
import { BatchView } from "#components/import/batch-view.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { readImportBatch } from "#lib/usecases/import/read-import-batch.ts";

export const metadata: Metadata = { title: "Import of many" };

export default async function ImportBatchPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const batch = await readImportBatch(await requireActor(`/desk/import/batches/${id}`), { id });
  if (!batch.ok) notFound();
  return <BatchView batch={batch.value} />;
}
