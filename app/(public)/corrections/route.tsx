import { CorrectionsPage } from "#components/publication/corrections-page.tsx";
import { pageNumber } from "#lib/public/page-number.ts";
import { listCorrections } from "#lib/usecases/revision/list-corrections.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { notFound, page } from "../answers.tsx";

export const dynamic = "force-dynamic";

const pageSize = 50;

/** Everything the desk has corrected, clarified or withdrawn. */
export async function GET(request: Request): Promise<Response> {
  const number = pageNumber(new URL(request.url).searchParams.get("page"));
  const found = number === null ? null : await listCorrections({ page: number, pageSize });
  if (number === null || !found?.ok) return notFound();
  const { corrections, total } = found.value;
  const pages = Math.ceil(total / pageSize);
  if (number > Math.max(1, pages)) return notFound();
  const { desk } = await readPublicDesk();
  return page(<CorrectionsPage desk={desk} baseUrl={publicUrl()} corrections={corrections} page={number} pages={pages} />);
}
