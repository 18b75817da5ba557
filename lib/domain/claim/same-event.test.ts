import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rankSameEvent } from "./same-event.ts";

const article = (text: string, language = "en") => ({ text, language });
type Texts = ReturnType<typeof article>;

/** What is found of what these words of an article speak of: each sentence, and what is set off in it. */
function found(here: Texts, words: string, others: Texts[], claim = "") {
  const start = here.text.indexOf(words);
  return rankSameEvent({ ...here, passages: [{ start, end: start + words.length }], claim }, others, 10).map(
    ({ article: { text }, start, end, differs }) => ({
      words: text.slice(start, end),
      differs: differs.map((place) => text.slice(place.start, place.end)),
    }),
  );
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
  expect(sentences.find(({ words }) => words.startsWith("It sank"))?.differs).toEqual(["3", "May", "2022"]);
  expect(sentences.find(({ words }) => words.startsWith("In it"))?.differs).toEqual(["three", "Ada Lind"]);
});

test("a sentence that says “they” is known by whom the one before it names, on both sides", () => {
  const here = article("Divers reached the Marigold. They found two dead.");
  const there = article("The Marigold lies deep. Two dead were seen. The mayor of Lowland spoke.");
  const [first] = found(here, "They found two dead", [there, bread]);
  expect(first).toEqual({ words: "Two dead were seen.", differs: [] });
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

/** Stories that share nothing but everyday words, and some a name: each with its tellings. */
const tellings = {
  flood: article(
    "The river Oster rose over its banks in Hallby on 3 May. Twelve people drowned when the old bridge gave way, the fire brigade said. Schools in Hallby stay closed.",
  ),
  bridge: article(
    "Fifteen people lost their lives when the bridge over the Oster collapsed in Hallby. Tilda Brand had warned of it in April. Helpers came from Norvik.",
  ),
  thanks: article("In Hallby the water has gone. Brand thanked the helpers from Norvik. A commission will ask several questions."),
  pit: article(
    "An explosion in the Corran pit near Veldt killed seven miners in the spring of 2019. Duro Mining was fined nine thousand crowns. However, the pit had been inspected.",
  ),
  coal: article(
    "Prices of coal went up again. Duro Mining earns more. In the fall of 2019 gas exploded in the Corran pit, and six men died.",
  ),
  resigned: article("Jonas Feld resigned on Tuesday. He had taken a flat from a builder, the Daily Lamp wrote. Several friends denied it."),
  flat: article("The flat that Jonas Feld had taken from a builder cost him his post. However, the Daily Lamp had told of it during May."),
  kitchen: article(
    "Several cooks have said that a lid helps. However, nobody has tried. Two spoons are enough for four people during a day.",
  ),
  festival: article("Sentyabrda Şuşada keçirilən festivalda iki min nəfər iştirak etdi. Yağış yağsa da, heç kim getmədi.", "az"),
  guests: article("Şuşa festivalı oktyabrda baş tutdu. Çörək bahalaşıb.", "az"),
  swallow: article("Паром «Ласточка» затонул у Зеленогорска весной 2021 года. Владелец отрицает вину.", "ru"),
  aboard: article("Осенью 2021 года под Зеленогорском затонула «Ласточка». На борту были пять человек.", "ru"),
};
type Telling = keyof typeof tellings;

const asked: { of: Telling; words: string; wanted: string; differs: string[] }[] = [
  { of: "flood", words: "Twelve people", wanted: "Fifteen people", differs: ["Fifteen"] },
  { of: "bridge", words: "Fifteen people", wanted: "Twelve people", differs: ["Twelve"] },
  { of: "bridge", words: "Helpers came", wanted: "Brand thanked", differs: [] },
  { of: "pit", words: "An explosion", wanted: "In the fall", differs: ["fall", "six"] },
  { of: "coal", words: "gas exploded", wanted: "An explosion", differs: ["Veldt", "seven", "spring"] },
  { of: "pit", words: "Duro Mining was", wanted: "Duro Mining earns", differs: [] },
  { of: "resigned", words: "He had taken", wanted: "The flat", differs: [] },
  { of: "resigned", words: "Jonas Feld", wanted: "The flat", differs: [] },
  { of: "festival", words: "Sentyabrda", wanted: "Şuşa festivalı", differs: ["oktyabrda"] },
  { of: "guests", words: "Şuşa festivalı", wanted: "Sentyabrda", differs: ["Sentyabrda", "iki", "min"] },
  { of: "swallow", words: "Паром", wanted: "Осенью", differs: ["Осенью"] },
  { of: "aboard", words: "Осенью", wanted: "Паром", differs: ["весной"] },
];

const lists = asked.map(({ of, words, ...each }) => ({
  ...each,
  shown: found(
    tellings[of],
    words,
    Object.values(tellings).filter((other) => other !== tellings[of]),
  ),
}));

test("of stories told twice, the other telling is among the first three, and what differs is set off", () => {
  for (const { wanted, differs, shown } of lists) {
    const first = shown.slice(0, 3).find(({ words }) => words.startsWith(wanted));
    expect(first, wanted).toEqual({ words: expect.any(String), differs });
  }
});

test("most of what is shown is of the same story", () => {
  const shown = lists.flatMap(({ shown: list }) => list);
  const wanted = lists.reduce((count, list) => count + list.shown.filter(({ words }) => words.startsWith(list.wanted)).length, 0);
  expect(wanted / shown.length).toBeGreaterThan(0.6);
});

test("where nobody else tells of it, nothing is shown, however many everyday words are shared", () => {
  const alone: [Telling, string][] = [
    ["kitchen", "Several cooks"],
    ["kitchen", "However"],
    ["kitchen", "Two spoons"],
    ["thanks", "A commission"],
    ["aboard", "На борту"],
  ];
  for (const [of, words] of alone) {
    const others = Object.values(tellings).filter((other) => other !== tellings[of]);
    expect(found(tellings[of], words, others), words).toEqual([]);
  }
});

test("who is named in every sentence of a desk tells of no event", () => {
  const says = (deed: string) => `Mara Stein ${deed}.`;
  const others = ["opened a school", "went to Norvik", "spoke of taxes", "met the miners"].map((deed) =>
    article([deed, "was cheered", "was late", "smiled"].map(says).join(" ").repeat(3)),
  );
  expect(found(article(`${says("planted a tree")} It was an oak.`), "Mara Stein", others)).toEqual([]);
});

test("a country and its people are one name, and countries of like names are two", () => {
  const here = article("Traders say that Niger closed its border with Benin in July.");
  const differing = (text: string) => found(here, "Niger", [article(text), bread]).flatMap(({ differs }) => differs);
  expect(differing("Lorries wait where Nigeria closed its border with Benin in July.")).toEqual(["Nigeria"]);
  expect(differing("Lorries wait as Nigerians closed their border with Benin in July.")).toEqual(["Nigerians"]);
  expect(differing("Lorries wait where Nigerien soldiers closed the border with Benin in July.")).toEqual([]);
});

test("the place that stands where another stands is set off, though both are known", () => {
  const here = article("The tram derailed in Lowland. A driver from Norvik was hurt.");
  const there = article("Papers say that the tram derailed in Norvik.");
  expect(found(here, "The tram", [there, bread])[0]?.differs).toEqual(["Norvik"]);
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
  const wordsOf = (here: Texts, words: string) =>
    found(here, words, others(here))
      .slice(0, 3)
      .map((each) => each.words);

  const year = found(told, city, others(told))
    .slice(0, 3)
    .find(({ words }) => words.includes(city) && dated.text.includes(words));
  expect(year?.differs).toEqual(["fall", "2025"]);
  expect(found(dated, city, others(dated)).some(({ words }) => told.text.includes(words) && words.includes(city))).toBe(true);
  expect(wordsOf(dated, "in Russian custody").some((words) => words.includes("during the operation"))).toBe(true);
  expect(wordsOf(deadly, "during the operation").some((words) => words.includes("in Russian custody"))).toBe(true);
});
