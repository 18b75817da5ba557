import type { AssayServer } from "../e2e/assay-server.ts";
import { type ApiClient, apiClient } from "./api-client.ts";

/** Publishes a review of 2,000 words with 25 annotations, and says its slug. */
export async function publishLargeReview(assay: AssayServer, api?: ApiClient): Promise<string> {
  api ??= await apiClient(assay);
  const words = "harbour council ledger winter signal border envoy treaty market railway station archive minister journal evening".split(
    " ",
  );
  const sentence = (index: number) =>
    `Sentence ${index} of the article says that the ${words.map((_, at) => words[(index * 7 + at * 3) % words.length]).join(" ")}.`;
  const sentences = Array.from({ length: 100 }, (_, index) => sentence(index));
  const paragraphs = Array.from({ length: 25 }, (_, index) => sentences.slice(index * 4, index * 4 + 4).join(" "));
  const article = await api.post("articles", { text: paragraphs.join("\n\n"), title: "A long article for measuring", language: "en" });
  const verdicts = ["accurate", "mostly-accurate", "missing-context", "misleading", "inaccurate"];
  for (let index = 0; index < 25; index++) {
    await api.post(`articles/${article.id}/annotations`, {
      passages: [{ exact: sentence(index * 4) }],
      claim: `Claim ${index}: the ${words[index % words.length]} is as the article says it is.`,
      verdict: verdicts[index % verdicts.length],
      rationale: `The records of the year say so, in the ${index + 1}th volume. **Two** of them agree, and a third gives the date.`,
      evidence: [
        {
          url: `https://example.org/records/${index}`,
          stance: "supports",
          quote: "as the minutes of the day record",
          title: `Records, volume ${index + 1}`,
        },
      ],
    });
  }
  await api.prepareReview(article.id, "accurate", "The article holds up well against the records.");
  await api.post(`articles/${article.id}/revisions`, { kind: "first", acknowledge: "all" });
  return article.slug;
}
