import { expect, test } from "vitest";
import { detectLanguage, languageOf } from "./language.ts";
import { sentences } from "./testing-sentences.ts";

test.each(Object.entries(sentences))("%s is told by a headline, and by a sentence", (language, [headline, sentence]) => {
  expect([detectLanguage(headline)?.language, detectLanguage(sentence)?.language]).toEqual([language, language]);
});

test("the text outvotes a tag that says otherwise, but not among near kin, nor where there is hardly a word", () => {
  const azeri = detectLanguage(sentences.az?.join(" ") ?? "");
  expect(languageOf(azeri, "en")).toBe("text");
  expect(languageOf(detectLanguage(sentences.hr?.join(" ") ?? ""), "bs")).toBe("tag");
  expect(languageOf(detectLanguage(sentences.no?.join(" ") ?? ""), "nb")).toBe("tag");
  expect(languageOf(detectLanguage("OK"), "fi")).toBe("tag");
  expect(languageOf(detectLanguage("12 %"), null)).toBe("tag");
});
