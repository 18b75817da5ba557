import { PlainPage } from "./plain-page.tsx";

type Props = { slug: string; desk: { name: string }; baseUrl: string; blockers: { annotationId: string | null; message: string }[] };

/** Stands where the preview would, while something keeps the review from being published. */
export function UnpublishablePage({ slug, desk, baseUrl, blockers }: Props) {
  return (
    <PlainPage title="Not ready to publish" kicker="Preview" desk={desk} baseUrl={baseUrl} path={`/desk/articles/${slug}`} hidden={true}>
      <p>The preview appears once these are settled:</p>
      <ul>
        {blockers.map(({ annotationId, message }) => (
          <li key={`${annotationId} ${message}`}>
            {annotationId ? (
              <a href={`/desk/articles/${slug}#a-${annotationId}`} target="_top">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </PlainPage>
  );
}
