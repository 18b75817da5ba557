import type { Metadata } from "next";
import { AddressForm } from "#components/import/address-form.tsx";
import { BatchList } from "#components/import/batch-list.tsx";
import { DraftList } from "#components/import/draft-list.tsx";
import { FileImport } from "#components/import/file-import.tsx";
import { PasteForm } from "#components/import/paste-form.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { listImportBatches } from "#lib/usecases/import/list-import-batches.ts";
import { listImportDrafts } from "#lib/usecases/import/list-import-drafts.ts";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  const actor = await requireActor("/desk/import");
  const [drafts, batches] = await Promise.all([listImportDrafts(actor), listImportBatches(actor)]);
  return (
    <main className="mx-auto grid max-w-3xl gap-8 px-4 py-8 sm:px-6 sm:py-10">
      <header className="grid gap-1">
        <h1 className="font-serif text-3xl leading-tight font-semibold">Load an article</h1>
        <p className="max-w-prose text-soft">
          Bring the text in as it is. In the next step you clean it up beside the original; nothing is published before you say so.
        </p>
      </header>
      <PasteForm />
      <AddressForm />
      <FileImport />
      <BatchList batches={batches.ok ? batches.value : []} />
      <DraftList drafts={drafts.ok ? drafts.value : []} />
    </main>
  );
}
