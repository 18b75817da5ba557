import { notFound } from "../../../../answers.tsx";
import { reviewAnswer } from "../../../../review-answer.tsx";
import { revisionNumber } from "../../../../revision-number.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; number: string }> };

/** One revision of a review, for ever as it was published. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const number = revisionNumber(asked.number);
  return number === null ? notFound() : reviewAnswer(request, { slug: asked.slug, number });
}
