import { notFound } from "../../../../answers.tsx";
import { reviewAnswer } from "../../../../review-answer.tsx";
import { revisionNumber } from "../../../../revision-number.ts";
import { textAnswer } from "../../../../text-answer.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; number: string }> };

/** One revision of a review, for ever as it was published; with `.txt` after its number, the text that it checked. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, number: asked } = await params;
  const isText = asked.endsWith(".txt");
  const number = revisionNumber(isText ? asked.slice(0, -".txt".length) : asked);
  if (number === null) return notFound();
  return isText ? ((await textAnswer({ slug, number })) ?? notFound()) : reviewAnswer(request, { slug, number });
}
