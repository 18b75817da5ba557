import { ReviewPage } from "#components/publication/review-page.tsx";
import { previewStyle, publicStyle } from "#components/publication/style.ts";
import { UnpublishablePage } from "#components/publication/unpublishable-page.tsx";
import { currentActor } from "#lib/auth/session.ts";
import { unchecked } from "#lib/domain/parse.ts";
import type { ErrorCode } from "#lib/domain/result.ts";
import { statusOf } from "#lib/http/problem.ts";
import { caching, framedPolicy, pagePolicy } from "#lib/public/headers.ts";
import { pageNumber } from "#lib/public/page-number.ts";
import { renderPage } from "#lib/public/render.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { previewRevision } from "#lib/usecases/revision/preview-revision.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

const options = { cacheControl: caching.never, policy: (style: string) => framedPolicy(pagePolicy(style)) };

/** The page exactly as publishing now would make it, for people of the desk. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const actor = await currentActor();
  const found = await readArticle(actor, { id: slug });
  if (!found.ok) return refused(found.error.code);
  const query = new URL(request.url).searchParams;
  const preview = await previewRevision(actor, {
    articleId: found.value.article.id,
    kind: unchecked(query.get("kind") ?? undefined),
    note: query.get("note") ?? undefined,
    overrule: unchecked(parsed(query.get("overrule"))),
  });
  if (!preview.ok) return refused(preview.error.code);
  const { content, blockers } = preview.value;
  const baseUrl = publicUrl();
  if (content === null) {
    const { desk } = await readPublicDesk();
    return renderPage(<UnpublishablePage slug={slug} desk={desk} baseUrl={baseUrl} blockers={blockers} />, {
      style: publicStyle,
      ...options,
    });
  }
  const filter = query.get("verdict");
  const style = previewStyle(query.get("look")?.split(",") ?? []);
  const published = await readPublication({ slug });
  const before = published.ok ? published.value.content : null;
  const context = {
    baseUrl,
    view: "preview",
    filter,
    cards: pageNumber(query.get("cards")) ?? 1,
    stored: null,
    revisions: [],
    before,
    style,
  } as const;
  return renderPage(<ReviewPage content={content} context={context} />, { style, ...options });
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? undefined : JSON.parse(json);
  } catch {
    return json;
  }
}

function refused(code: ErrorCode): Response {
  return new Response("There is no preview here for you. Sign in to the desk and open the article again.\n", {
    status: statusOf(code),
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": caching.never },
  });
}
