import type { AssayServer } from "../e2e/assay-server.ts";
import { apiClient } from "./api-client.ts";

const checks = 10_000;
const atOnce = 8;

/** Publishes a review with 10,000 checks, each of a sentence of its own, and says its slug. */
export async function publishHugeReview(assay: AssayServer): Promise<string> {
  const api = await apiClient(assay, "huge@example.org");
  const sentences = Array.from(
    { length: checks },
    (_, index) => `Sentence ${index} of the minutes says what the council decided that day.`,
  );
  const paragraphs = Array.from({ length: checks / 10 }, (_, index) => sentences.slice(index * 10, index * 10 + 10).join(" "));
  const article = await api.post("articles", { text: paragraphs.join("\n\n"), title: "The minutes, all of them", language: "en" });
  const waiting = [...sentences.entries()];
  const write = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, exact] = next;
      await api.post(`articles/${article.id}/annotations`, {
        passages: [{ exact }],
        claim: `Claim ${index}: the council decided what the minutes say.`,
        verdict: index % 2 === 0 ? "accurate" : "misleading",
        rationale: `The ${index + 1}th volume of the records says so, **twice**. ${"A witness who was there remembers it as it stands. ".repeat(12)}`,
        evidence: [
          { url: `https://example.org/minutes/${index}`, stance: "supports", quote: "as was decided", title: `Minutes, page ${index + 1}` },
        ],
      });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
  await api.prepareReview(article.id, "accurate", "The minutes hold up.");
  await api.post(`articles/${article.id}/revisions`, { kind: "first", acknowledge: "all" });
  return article.slug;
}
