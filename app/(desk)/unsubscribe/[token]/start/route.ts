import { answerStop, toStopPage } from "#lib/api/stop-answer.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return toStopPage((await params).token);
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerStop(request, (await params).token, false);
}
