import { ClaimEmbed, GoneEmbed } from "#components/publication/embed-page.tsx";
import { readClaim } from "#lib/usecases/revision/read-claim.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { embed, notFound } from "../../../answers.tsx";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** One claim, as the review that stands now has it, for other sites' frames: at the address of an annotation that was joined to another, its own check. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const found = await readClaim({ id });
  if (!found.ok) return notFound();
  const { annotation, content, state, withdrawal, appearances } = found.value;
  const shown = { content, baseUrl: publicUrl() };
  if (state !== "current") return embed(<GoneEmbed {...shown} withdrawal={withdrawal} />, { status: 410 });
  return embed(
    <ClaimEmbed
      {...shown}
      annotation={annotation}
      path={`/c/${id}`}
      times={appearances.filter((each) => each.state === "current").length}
    />,
  );
}
