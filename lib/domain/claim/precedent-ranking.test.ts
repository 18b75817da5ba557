import { expect, test } from "vitest";
import { askedFor, claimStems, countRuns, rankClaims, soughtBeginnings } from "./precedent-ranking.ts";

/** Claims of one desk, in five languages, each with what somebody says who repeats it. */
const said: [claim: string, repeated: string][] = [
  ["The city's bridge cost ten million euros.", "They spent ten millions on bridges, imagine! #CityBridge https://post.example/1"],
  ["The mayor sold the harbour to a foreign company.", "Our harbor was being sold to foreigners by mayor Brown"],
  ["Azərbaycanda benzinin qiyməti iki dəfə artıb.", "Benzin qiymətləri Azərbaycanda iki dəfə artmışdır, deyirlər"],
  ["Prezident Əliyev yeni körpünü açıb.", "Aliyev yeni körpünün açılışında idi"],
  ["Bakı metrosunda gediş haqqı ləğv edilib.", "Metroda gedişhaqqını Bakıda ləğv edəcəklər"],
  ["Вакцины содержат микрочипы для слежки за людьми.", "В вакцинах нашли микрочипы, чтобы следить за каждым человеком"],
  ["В Москве отменили плату за проезд в метро.", "Плата за проезд в московском метро отменена!"],
  ["Озеро полностью высохло к 2020 году.", "Полностью высохшее озеро: 2020 год"],
  ["اللقاحات تحتوي على شرائح إلكترونية.", "شرائح الكترونية في اللقاح، هذا ما يقولونه"],
  ["ارتفعت أسعار الخبز في مصر إلى الضعف.", "سعر الخبز بمصر ارتفع الى ضعفين"],
  ["بنت المدينة جسرا بعشرة ملايين يورو.", "جسر المدينة كلف عشرة ملايين يورو"],
  ["新冠疫苗含有追踪芯片。", "听说疫苗里有追踪人的芯片"],
  ["北京地铁票价上涨了一倍。", "地铁在北京的票价要上涨一倍了"],
  ["长江大桥耗资一千万欧元。", "一千万欧元修了一座长江大桥"],
];
const claims = said.map(([text]) => ({ text, stems: claimStems(text) }));
const stems = new Map<string, number>();
for (const claim of claims) for (const stem of new Set(claim.stems)) stems.set(stem, (stems.get(stem) ?? 0) + 1);
const counts = { claims: claims.length, stems, runs: countRuns(stems) };

test.each(said)("%s is found by what repeats it", (text, repeated) => {
  const asked = askedFor(repeated);
  const beginnings = soughtBeginnings(asked, counts).map(({ beginning }) => beginning);
  const found = claims.filter(({ stems }) => stems.some((stem) => beginnings.some((beginning) => stem.startsWith(beginning))));
  expect(rankClaims(asked, found, counts, 5)[0]?.text).toBe(text);
});

test("the same words are wholly like, whatever their case and signs; other words are not", () => {
  for (const { text } of claims) {
    const [first, second] = rankClaims(askedFor(`“${text.toUpperCase()}”!`), claims, counts, 2);
    expect([first?.text, first?.likeness]).toEqual([text, 1]);
    expect(second?.likeness ?? 0).toBeLessThan(0.6);
  }
});

test("addresses and names of accounts say nothing, and nothing comes of nothing", () => {
  expect(claimStems("https://example.org/mayor @mayor pic.example.com/Ab1")).toEqual([]);
  expect(rankClaims(askedFor("!?"), claims, counts, 5)).toEqual([]);
  expect(soughtBeginnings(askedFor(""), counts)).toEqual([]);
});

test("the rarest words are looked for first, and never more than can be looked at", () => {
  const common = {
    claims: 100_000,
    stems: new Map([
      ["bridge", 90_000],
      ["mayor", 3000],
      ["harbour", 5],
    ]),
    runs: new Map(),
  };
  const asked = {
    stems: new Map([
      ["bridge", 1],
      ["mayor", 1],
      ["harbour", 1],
    ]),
    runs: new Map(),
  };
  expect(soughtBeginnings(asked, common).map(({ beginning }) => beginning)).toEqual(["harbo", "mayor"]);
});
