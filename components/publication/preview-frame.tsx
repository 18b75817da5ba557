import type { RevisionKind } from "#lib/domain/revision/revision.ts";

/** The public page of what would be published now. */
export function PreviewFrame({ slug, kind, note }: { slug: string; kind?: RevisionKind; note?: string }) {
  const query = new URLSearchParams({ ...(kind ? { kind } : {}), ...(note ? { note } : {}) }).toString();
  const address = `/desk/articles/${slug}/preview/page-content${query ? `?${query}` : ""}`;
  return (
    <iframe
      title="The page as readers will get it"
      src={address}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      className="size-full rounded-(--radius) border border-line bg-white"
    />
  );
}
