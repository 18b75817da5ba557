import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparedLength, nearlyTheSame, sampleRuns, sharedWording } from "./shared-wording.ts";

const report = `The mayor promised in January that the new bridge would be free for everyone who lives on the island.
Last week the council voted eleven to four against any further delay of the works, which began in the spring of last year.
Fishermen on the northern shore have asked for years why their harbour was never dredged, and who had promised them that it would be.
A ferry still runs twice a week, when the weather lets it, and is full both ways with people and with their goods.`;

const chinese = {
  told: "市议会周一晚间举行会议，经过四个小时的讨论，决定让渡轮继续运行到春天。市长在一月份承诺，住在岛上的居民过桥将不收取任何费用。北岸的渔民多年来一直询问港口为什么从未疏浚，又是谁向他们作出过承诺。",
  retold:
    "经四小时激辩，议员们周一夜里投票保住了渡轮服务，至少维持到开春。岛民过桥免费，这是市长年初许下的诺言。港口淤塞已久，北岸渔民不断追问当年的许诺由谁负责。",
};
const arabic = {
  told: "اجتمع مجلس المدينة مساء الاثنين وقرر بعد أربع ساعات من النقاش أن تستمر العبّارة في العمل حتى الربيع. ووعد رئيس البلدية في يناير بأن يكون الجسر الجديد مجانيا لكل من يعيش على الجزيرة. ويسأل الصيادون على الشاطئ الشمالي منذ سنوات لماذا لم يتم تعميق مينائهم أبدا.",
  retold:
    "بعد نقاش دام أربع ساعات صوّت أعضاء المجلس ليلة الاثنين لصالح بقاء العبّارة عاملة إلى أن يحل الربيع. وكان العمدة قد تعهد مطلع العام بإعفاء سكان الجزيرة من رسوم الجسر. أما صيادو الشمال فما زالوا يستفسرون عن سبب إهمال تعميق الميناء.",
};
const armenian = {
  told: "Քաղաքի խորհուրդը երկուշաբթի երեկոյան հավաքվեց և չորս ժամ քննարկելուց հետո որոշեց, որ լաստանավը կաշխատի մինչև գարուն։ Քաղաքապետը հունվարին խոստացել էր, որ նոր կամուրջն անվճար կլինի կղզու բնակիչների համար։",
  retold:
    "Չորսժամյա վեճից հետո խորհրդականները երկուշաբթի գիշերը քվեարկեցին լաստանավը պահելու օգտին, գոնե մինչև գարնան սկիզբ։ Կղզեցիները կամրջի համար չեն վճարի. այդպիսին էր քաղաքապետի տարեսկզբի խոստումը։",
};
const thai = {
  told: "สภาเมืองประชุมกันในคืนวันจันทร์และลงมติหลังจากสี่ชั่วโมงว่าจะให้เรือข้ามฟากวิ่งต่อไปจนถึงฤดูใบไม้ผลิ นายกเทศมนตรีสัญญาในเดือนมกราคมว่าสะพานใหม่จะไม่คิดเงินกับทุกคนที่อาศัยอยู่บนเกาะ",
  retold: "หลังถกเถียงกันยาวนาน สมาชิกสภาเลือกรักษาบริการเรือไว้อย่างน้อยถึงต้นปีหน้า ชาวเกาะข้ามสะพานฟรีตามคำมั่นที่ผู้นำเมืองเคยให้ไว้เมื่อต้นปี",
};

function sentencesOf(text: string): string[] {
  return Array.from(new Intl.Segmenter("und", { granularity: "sentence" }).segment(text), ({ segment }) => segment);
}

/** Every `nth` sentence gives way to one of another text. */
function edited(text: string, other: string, nth: number): string {
  const fresh = sentencesOf(other);
  return sentencesOf(text)
    .map((sentence, index) => (index % nth === nth - 1 ? `${fresh[index % fresh.length]} ` : sentence))
    .join("");
}

describe("a reprint", () => {
  test("shares all its wording, whatever is put before it, after it or left out of it", () => {
    const [first = "", ...rest] = report.split("\n");
    expect(sharedWording(report, report)).toBe(1);
    expect(sharedWording(`First printed in the Courier.\n${report}\nAll rights are kept.`, report)).toBe(1);
    expect(sharedWording(report, rest.join("\n"))).toBe(1);
    expect(sharedWording([...rest, first].join("\n"), report)).toBeGreaterThan(0.9);
  });

  test("is known by its wording though letters, marks and spaces are set otherwise", () => {
    const set = "The mayor’s “new” bridge won’t be free for those of the office";
    expect(sharedWording(set, set.toUpperCase())).toBe(1);
    expect(sharedWording(set, "The mayor's new bridge — won't  be free,\nfor those\u00A0of the o\uFB03ce!")).toBe(1);
    expect(sharedWording(set, "The mayor’s new bri\u00ADdge won’t\u200B be fr\u200Bee for those of the \uFF4F\uFF46fice")).toBe(1);
    expect(sharedWording("Мост для всех бесплатный", "МОСТ ДЛЯ ВСЕХ, БЕСПЛАТНЫЙ")).toBe(1);
    expect(sharedWording("Le café était déjà fermé".normalize("NFD"), "Le café était déjà fermé")).toBe(1);
  });

  test("with a word changed here and there shares most of it, with every other word none", () => {
    const words = report.split(" ");
    const changed = (nth: number) => words.map((word, index) => (index % nth === 0 ? `un${word}` : word)).join(" ");
    expect(sharedWording(report, changed(20))).toBeGreaterThan(0.75);
    expect(sharedWording(report, changed(10))).toBeGreaterThan(nearlyTheSame);
    expect(sharedWording(report, changed(2))).toBe(0);
  });
});

test.each(Object.entries({ chinese, arabic, armenian, thai }))("a reprint in %s is told from a retelling", (_, { told, retold }) => {
  expect(sharedWording(told, `${told}${retold.slice(0, retold.length / 2)}`)).toBeGreaterThan(0.9);
  expect(sharedWording(told, retold)).toBeLessThan(0.1);
});

test("four words in a row are shared, three are not; fewer make no wording", () => {
  expect(sharedWording("the council voted against it", "nobody said the council voted against anything")).toBe(0.5);
  expect(sharedWording("the council voted yesterday", "nobody said the council voted against anything")).toBe(0);
  expect(sharedWording("the council voted", "the council voted")).toBe(0);
  expect(sharedWording("", report)).toBe(0);
  expect(sharedWording("…!? 👩‍🚀", "…!? 👩‍🚀")).toBe(0);
});

const root = join(import.meta.dirname, "../../..");
const realArticles = join(root, "../shared/articles");
const read = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name), "utf8").replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, " "));

describe.skipIf(!existsSync(realArticles))("real articles (skipped where they are missing)", () => {
  test("share next to nothing with one another or with a retelling of what they tell, even where the quotations are the same", () => {
    const retold = read(join(root, "seeds/articles"));
    const real = read(realArticles);
    expect(real.length).toBeGreaterThan(3);
    for (const [index, text] of real.entries()) {
      const quotations = (text.match(/“[^”]*”/g) ?? []).join("\n");
      expect(sharedWording(text, `${retold[index]}\n${quotations}`)).toBeLessThan(0.35);
      for (const other of [...retold, ...real.filter((_, place) => place !== index)]) expect(sharedWording(text, other)).toBeLessThan(0.1);
    }
  });

  test("are known though a third of their sentences were replaced, or half as much again was added", () => {
    const real = read(realArticles);
    for (const [index, text] of real.entries()) {
      const other = real[(index + 1) % real.length] ?? "";
      expect(sharedWording(text, edited(text, other, 3))).toBeGreaterThan(nearlyTheSame);
      expect(sharedWording(text, edited(text, other, 10))).toBeGreaterThan(0.8);
      expect(sharedWording(text, `${text}\n${other.slice(0, text.length / 2)}`)).toBeGreaterThan(0.9);
    }
  });
});

const word = fc.stringMatching(/^[a-zäöşğçа-яա-ֆ]{1,9}$/u);
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
const fewWords = fc.array(fc.constantFrom("the", "mayor", "said", "no"), { maxLength: 40 }).map((words) => words.join(" "));

describe("whatever the texts", () => {
  test("the share is one from 0 to 1, the same both ways round", () => {
    const any = fc.oneof(text, fewWords, fc.string({ unit: "binary", maxLength: 200 }));
    fc.assert(
      fc.property(any, any, (one, other) => {
        const share = sharedWording(one, other);
        expect(share).toBe(sharedWording(other, one));
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("one that stands in the other whole is shared whole", () => {
    fc.assert(
      fc.property(fc.oneof(text, fewWords), text, text, (inner, before, after) => {
        fc.pre(inner.split(" ").length >= 4);
        expect(sharedWording([before, inner, after].join("\n"), inner)).toBe(1);
      }),
    );
  });

  test("those that have no word in common share nothing", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(sharedWording(one, other.replaceAll(/\S+/g, "$&7"))).toBe(0);
      }),
    );
  });

  test("the more of its sentences stay, the more is shared", () => {
    const sentences = Array.from({ length: 20 }, (_, at) => Array.from({ length: 9 }, (_, place) => `w${at}x${place}`).join(" "));
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: 1 }), (replaced) => {
        const kept = sentences.map((each) => (replaced.includes(each) ? each.replaceAll("w", "v") : each));
        const share = sharedWording(sentences.join(". "), kept.join(". "));
        const left = 1 - replaced.length / sentences.length;
        expect(share).toBeLessThanOrEqual(left);
        expect(share).toBeGreaterThan(left - 0.3);
      }),
    );
  });
});

test("only the beginnings are compared, so that the longest text takes no longer", () => {
  const long = report.repeat(Math.ceil(comparedLength / report.length));
  expect(sharedWording(long + chinese.told.repeat(20_000), long + arabic.told.repeat(20_000))).toBe(1);
  expect(sharedWording("ﷺ".repeat(2_000_000), report)).toBe(0);
  expect(sampleRuns(`${"\u{1F600}".repeat(comparedLength)} ${report}`, 8)).toEqual([]);
});

describe("a sample of runs", () => {
  test("has as many as asked for, from the first words to the last, as they are written", () => {
    expect(sampleRuns("“No,” said\nthe mayor. They’d promised it!", 9)).toEqual([
      "No,” said\nthe mayor",
      "said\nthe mayor. They’d",
      "the mayor. They’d promised",
      "mayor. They’d promised it",
    ]);
    expect(sampleRuns("one two three four five six seven eight nine", 3)).toEqual([
      "one two three four",
      "three four five six",
      "five six seven eight",
    ]);
    expect(sampleRuns("one two three", 9)).toEqual([]);
  });

  test("stands in the text, and some of it in each text that shares a quarter of the wording", () => {
    const sentences = Array.from({ length: 40 }, (_, at) => Array.from({ length: 12 }, (_, place) => `w${at}x${place}`).join(" "));
    fc.assert(
      fc.property(fc.shuffledSubarray(sentences, { minLength: 14, maxLength: 14 }), (kept) => {
        const [whole, part] = [sentences.join(". "), kept.join(". ")];
        const runs = sampleRuns(whole, 32);
        expect(runs).toHaveLength(32);
        expect(runs.every((run) => whole.includes(run) && run.split(" ").length === 4)).toBe(true);
        expect(runs.filter((run) => part.includes(run)).length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
