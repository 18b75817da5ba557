import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rankSameEvent } from "./same-event.ts";

const article = (text: string, language = "en") => ({ text, language });
type Texts = ReturnType<typeof article>;

/** What is found of what these words of an article speak of: each sentence, and what is set off in it. */
function found(here: Texts, words: string, others: Texts[], claim = "") {
  const start = here.text.indexOf(words);
  return rankSameEvent({ ...here, passages: [{ start, end: start + words.length }], claim }, others, 10).map(({ article: { text }, start, end, differs }) => ({
    words: text.slice(start, end),
    differs: differs.map((place) => text.slice(place.start, place.end)),
  }));
}

const ferry = article(
  "The council met on Monday. Ferries between Lowland and Port Arden stopped in 2021. Two people drowned when the Marigold sank off Port Arden.",
);
const bread = article("Bread became dearer again. Bakers say that flour costs more. A spokesman of the mill had no comment.");
const wreck = article(
  "The wreck of the Marigold was raised. In it three people had drowned, says Ada Lind of Port Arden. It sank on 3 May 2022.",
);

test("sentences on the same event are found, those on others are not, and what differs is set off", () => {
  const sentences = found(ferry, "Two people drowned", [bread, wreck]);
  expect(sentences.map(({ words }) => words)).toEqual(expect.arrayContaining(wreck.text.split(/(?<=\.) /)));
  expect(sentences).toHaveLength(3);
  expect(sentences.find(({ words }) => words.startsWith("It sank"))?.differs).toEqual(["3", "2022"]);
  expect(sentences.find(({ words }) => words.startsWith("In it"))?.differs).toEqual(["Ada Lind"]);
});

test("a sentence that says “they” is known by whom the one before it names, on both sides", () => {
  const here = article("Divers reached the Marigold. They found two dead.");
  const there = article("The Marigold lies deep. Two dead were seen. The mayor of Lowland spoke.");
  expect(found(here, "They found two dead", [there, bread]).map(({ words }) => words)).toContain("The Marigold lies deep.");
});

test("it holds in other scripts and spellings", () => {
  const azerbaijani = article("Əliyev Şuşada çıxış etdi. Körpü 2020-ci ildə açıldı.", "az");
  expect(found(article("Aliyev spoke in Susa."), "spoke", [azerbaijani, bread])[0]?.words).toBe("Əliyev Şuşada çıxış etdi.");
  const chinese = article("渡轮在阿登港沉没，三人死亡。面包涨价了。", "zh");
  expect(found(article("渡轮在阿登港沉没，两人死亡。", "zh"), "渡轮", [chinese, bread])[0]?.words).toBe("渡轮在阿登港沉没，三人死亡。");
  const russian = article("Паром «Календула» затонул у Порт-Ардена в 2022 году. Хлеб подорожал.", "ru");
  expect(found(article("Паром «Календула» затонул в 2021 году.", "ru"), "затонул", [russian, bread])[0]).toEqual({
    words: "Паром «Календула» затонул у Порт-Ардена в 2022 году.",
    differs: expect.arrayContaining(["2022"]),
  });
});

test("an article without any of it gives nothing, and so does an empty desk", () => {
  expect(found(ferry, "Two people drowned", [bread])).toEqual([]);
  expect(found(ferry, "Two people drowned", [])).toEqual([]);
});

const folder = join(import.meta.dirname, "../../../../shared/articles");

test("real articles on one story: each account of a raid and of its dead is found beside the others", (context) => {
  if (!existsSync(folder)) return context.skip("skipped: the articles are not here");
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => article(readFileSync(join(folder, name), "utf8")));
  const city = "Yekaterinburg";
  const accounts = articles.filter(({ text }) => text.includes(city));
  expect(accounts).toHaveLength(3);
  const [told, deadly, dated] = accounts;
  if (!told || !deadly || !dated) throw new Error("Three articles tell of it.");
  const others = (here: Texts) => articles.filter((each) => each !== here);
  const wordsOf = (here: Texts, words: string) => found(here, words, others(here)).map((each) => each.words);

  const year = found(told, city, others(told)).find(({ words }) => words.includes(city) && dated.text.includes(words));
  expect(year?.differs).toContain("2025");
  expect(wordsOf(dated, city).some((words) => told.text.includes(words) && words.includes(city))).toBe(true);
  expect(wordsOf(dated, "in Russian custody").some((words) => words.includes("during the operation"))).toBe(true);
  expect(wordsOf(deadly, "during the operation").some((words) => words.includes("in Russian custody"))).toBe(true);
});
