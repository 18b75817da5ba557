import type { PublishedAnnotation, PublishedVerdict, RevisionContent } from "../revision/revision.ts";
import { tally, tallySentence } from "../revision/tally.ts";
import { claimUrl, reviewUrl } from "./addresses.ts";
import { closeDirections, escapeHtml } from "./escaping.ts";

const width = 600;

type Options = { baseUrl: string; maxWidth?: number };

/** What another site shows of a review (oembed.com, type rich): a quotation with a link, no script and no frame. */
export function oembedOfReview(content: RevisionContent, options: Options) {
  const url = reviewUrl(content, options.baseUrl);
  const verdict = content.overallVerdict;
  return answer(content, options, {
    ...{ url, verdict, words: content.article.title, language: content.article.language },
    title: [verdict?.name, content.article.title].filter(Boolean).join(": "),
    about: tallySentence(tally(content.annotations)),
    read: "Read the review",
  });
}

/** The same of one claim. */
export function oembedOfClaim(content: RevisionContent, annotation: PublishedAnnotation, options: Options) {
  const { verdict, claim } = annotation;
  return answer(content, options, {
    ...{ url: claimUrl(annotation.id, options.baseUrl), verdict, words: claim, language: null, title: `${verdict.name}: ${claim}` },
    about: `From “${content.article.title}”${content.article.outlet ? `, ${content.article.outlet}` : ""}.`,
    read: "Read the check",
  });
}

type Shown = {
  url: string;
  verdict: PublishedVerdict | null;
  words: string;
  language: string | null;
  title: string;
  about: string;
  read: string;
};

function answer({ desk, sample }: RevisionContent, { baseUrl, maxWidth = width }: Options, shown: Shown) {
  const { url, verdict, words, language, title, about, read } = shown;
  const lines = [
    `<p><strong>${text([sample && "Sample", verdict?.name].filter(Boolean).join(" · ") || "Reviewed")}</strong></p>`,
    `<p dir="auto"${language === null ? "" : ` lang="${escapeHtml(language)}"`}>${text(words)}</p>`,
    `<footer>${text(about)} ${text(desk.name)}. <a href="${escapeHtml(url)}">${read}</a></footer>`,
  ];
  return {
    ...{ version: "1.0", type: "rich", title, url, provider_name: desk.name, provider_url: `${baseUrl}/` },
    ...{ thumbnail_url: `${url}/card.png`, thumbnail_width: 1200, thumbnail_height: 630 },
    // As high as its words need.
    ...{ width: Math.min(width, maxWidth), height: null, cache_age: 3600 },
    html: `<blockquote class="assay" cite="${escapeHtml(url)}">${lines.join("")}</blockquote>`,
  };
}

function text(words: string): string {
  return escapeHtml(closeDirections(words));
}
