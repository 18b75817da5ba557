import { notFound } from "../../answers.tsx";
import { exportAnswer } from "../../export-answer.ts";
import { reviewAnswer } from "../../review-answer.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

/** A review as it stands, or with a format after a dot (`name.csv`) its newest revision as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const dot = slug.indexOf(".");
  if (dot === -1) return reviewAnswer(request, { slug });
  return (await exportAnswer(request, { slug: slug.slice(0, dot), format: slug.slice(dot + 1) })) ?? notFound();
}
