import { caching } from "#lib/public/headers.ts";
import { shareCard } from "#lib/public/share-card.ts";
import { readClaim } from "#lib/usecases/revision/read-claim.ts";
import { notFound } from "../../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** The picture that goes with a shared claim. The door keeps it until something is published. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const found = await readClaim({ id });
  if (!found.ok || found.value.state !== "current") return notFound();
  const { annotation, content } = found.value;
  const { article, desk, sample } = content;
  const about = [article.title, article.outlet].filter(Boolean).join(" · ");
  const { verdict, claim, claimant } = annotation;
  const kicker = claimant === "" ? "A claim, checked" : `Claimed by ${claimant}`;
  const png = await shareCard({ verdict, words: claim, language: article.language, kicker, about, desk: desk.name, sample });
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png", "Cache-Control": caching.short } });
}
