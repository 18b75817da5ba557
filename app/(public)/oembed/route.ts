import { oembedOfClaim, oembedOfReview } from "#lib/domain/export/oembed.ts";
import { isDeskAddress } from "#lib/domain/people/desk.ts";
import { caching, dataPolicy } from "#lib/public/headers.ts";
import { readClaim } from "#lib/usecases/revision/read-claim.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";

export const dynamic = "force-dynamic";

const ours = /^\/(?:r\/(?<slug>[^/]+)(?:\/v\/\d+|\/history)?|c\/(?<id>[^/]+))\/?$/;

/** What a page of ours looks like within another site (oembed.com): `?url=` and, if wanted, `&maxwidth=`, `&maxheight=`. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  if ((asked.get("format") ?? "json") !== "json") return answer(501, { error: "Only format=json is served." });
  const url = URL.parse(asked.get("url") ?? "");
  const { desk } = await readPublicDesk();
  const { slug, id } = (url && isDeskAddress(url, publicUrl(), desk) && ours.exec(url.pathname)?.groups) || {};
  const most = (name: string) => Math.max(0, Math.trunc(Number(asked.get(name) ?? ""))) || undefined;
  const options = { baseUrl: publicUrl(), maxWidth: most("maxwidth"), maxHeight: most("maxheight") };
  if (id !== undefined) {
    const found = await readClaim({ id });
    if (found.ok && found.value.state === "current")
      return answer(200, oembedOfClaim(found.value.content, { ...found.value.annotation, id }, options));
  }
  const review = slug === undefined ? null : await readPublication({ slug });
  if (review?.ok && !review.value.withdrawal) return answer(200, oembedOfReview(review.value.content, options));
  return answer(404, { error: "There is no published review or claim at this address." });
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": status === 200 ? caching.short : caching.never,
      "Content-Security-Policy": dataPolicy,
      "Access-Control-Allow-Origin": "*",
    },
  });
}
