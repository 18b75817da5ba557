import type { PublishedAnnotation, RevisionContent } from "../revision/revision.ts";
import { claimUrl, reviewUrl } from "./addresses.ts";
import { embedFrame, embedHeight } from "./embed-frame.ts";

const widest = 600;

type Options = { baseUrl: string; maxWidth?: number; maxHeight?: number };

/** What another site shows of a review (oembed.com, type rich): a frame, and nothing that runs in its own page. */
export function oembedOfReview(content: RevisionContent, options: Options) {
  const title = [content.overallVerdict?.name, content.article.title].filter(Boolean).join(": ");
  return answer(content, options, { url: reviewUrl(content, options.baseUrl), title });
}

/** The same of one claim. */
export function oembedOfClaim(content: RevisionContent, { id, verdict, claim }: PublishedAnnotation, options: Options) {
  return answer(content, options, { url: claimUrl(id, options.baseUrl), title: `${verdict.name}: ${claim}` });
}

function answer({ desk }: RevisionContent, options: Options, { url, title }: { url: string; title: string }) {
  const { baseUrl, maxWidth = widest, maxHeight = embedHeight } = options;
  const [width, height] = [Math.min(widest, maxWidth), Math.min(embedHeight, maxHeight)];
  return {
    ...{ version: "1.0", type: "rich", title, url, provider_name: desk.name, provider_url: `${baseUrl}/` },
    ...{ thumbnail_url: `${url}/card.png`, thumbnail_width: 1200, thumbnail_height: 630 },
    ...{ width, height, cache_age: 3600, html: embedFrame({ url, title, width, height }) },
  };
}
