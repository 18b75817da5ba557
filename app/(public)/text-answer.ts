import { caching } from "#lib/public/headers.ts";
import { readPublication } from "#lib/usecases/revision/read-publication.ts";
import { publicUrl } from "#lib/usecases/steps/public-url.ts";
import { withdrawn } from "./answers.tsx";

const byteOrderMark = "\uFEFF";

/** The canonical text of a revision, in whose code points its exported selectors count. Null: there is no such revision. */
export async function textAnswer(asked: { slug: string; number: number }): Promise<Response | null> {
  const found = await readPublication(asked);
  if (!found.ok) return null;
  const { content, withdrawal } = found.value;
  if (withdrawal) return withdrawn(withdrawal);
  const { text, slug } = content.article;
  // Whoever decodes it drops one mark at its beginning: a text that begins with its own would lose a character.
  return new Response(text.startsWith(byteOrderMark) ? byteOrderMark + text : text, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": caching.revision,
      Link: `<${publicUrl()}/r/${slug}/v/${content.number}>; rel="canonical"`,
      "Access-Control-Allow-Origin": "*",
    },
  });
}
