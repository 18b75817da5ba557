import { GoneEmbed, ReviewEmbed } from "#components/publication/embed-page.tsx";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { embed, notFound } from "../../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

/** The review as it stands, for other sites' frames. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const found = await readPublication({ slug });
  if (!found.ok) return notFound();
  const { content, withdrawal } = found.value;
  const shown = { content, baseUrl: publicUrl() };
  if (withdrawal) return embed(<GoneEmbed {...shown} withdrawal={withdrawal} />, { status: 410 });
  return embed(<ReviewEmbed {...shown} />);
}
