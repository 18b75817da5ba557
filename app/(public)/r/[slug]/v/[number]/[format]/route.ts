import { notFound } from "../../../../../answers.tsx";
import { exportAnswer } from "../../../../../export-answer.ts";
import { revisionNumber } from "../../../../../revision-number.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string; number: string; format: string }> };

/** One revision in one of the export formats. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, number: text, format } = await params;
  const number = revisionNumber(text);
  return (number === null ? null : await exportAnswer(request, { slug, number, format })) ?? notFound();
}
