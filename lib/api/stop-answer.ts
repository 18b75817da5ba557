import { admitVisitor } from "#lib/auth/admit-visitor.ts";
import { statusOf } from "#lib/http/problem.ts";
import { stopMail } from "#lib/usecases/notice/stop-mail.ts";

/** Stops, or starts, e-mails. A mail program that does it by itself (RFC 8058, one click) is told; a person is led back to the page. */
export async function answerStop(request: Request, token: string, stopped: boolean): Promise<Response> {
  const oneClick = (await request.text()).includes("List-Unsubscribe=One-Click");
  const done = await admitVisitor("open a link", () => stopMail(token, stopped));
  if (!oneClick) return toStopPage(token);
  const words = done.ok ? "No more e-mails go out to you.\n" : `${done.error.message}\n`;
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  return new Response(words, { status: done.ok ? 200 : statusOf(done.error.code), headers });
}

/** The page that says how it stands. Nobody is led anywhere else by what stands in the address. */
export function toStopPage(token: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: `/unsubscribe/${encodeURIComponent(token)}`, "Cache-Control": "no-store" },
  });
}
