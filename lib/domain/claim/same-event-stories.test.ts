import { expect, test } from "vitest";
import { rankSameEvent } from "./same-event.ts";

type Told = { text: string; language: string };
/** A story as two outlets tell it; `asked` and `wanted` are how the sentences on one thing begin, `alone` one that the other outlet has nothing of. */
type Story = { language: string; one: string; other: string; asked: string; wanted: string; alone: string };

const stories: Record<string, Story> = {
  "a fire": {
    ...{ language: "en", asked: "Nine workers", wanted: "Eleven people", alone: "Visitors may" },
    one: "A fire broke out at the Kestrel paper mill in Dunmoor on Friday night. Nine workers were taken to hospital with burns, the fire service said. Visitors may bring their own lunch.",
    other:
      "The Kestrel mill stood in flames for six hours. Eleven people were burned and brought to the hospital of Dunmoor. Rain is forecast.",
  },
  "a downed plane": {
    ...{ language: "en", asked: "A court heard", wanted: "Relatives wait", alone: "Roses bloom" },
    one: "A court heard why the downing of a Lowland cargo plane was never explained. Roses bloom again.",
    other: "Relatives wait in Lowland: of the cargo plane no court has said who ordered the downing. Tickets are sold out.",
  },
  "a mayor": {
    ...{ language: "de", asked: "Der Bürgermeister", wanted: "Bürgermeister Falk", alone: "Am Abend" },
    one: "Der Bürgermeister von Altenried, Horst Falk, trat am Montag wegen der Spenden der Baufirma Trost zurück. Am Abend gab es Suppe.",
    other: "Bürgermeister Falk hatte von der Firma Trost Spenden von 40 000 Euro genommen. Die Züge fahren wieder.",
  },
  "a mine": {
    ...{ language: "ru", asked: "Семь горняков", wanted: "При взрыве", alone: "Зрители" },
    one: "Взрыв произошёл на шахте «Заречная» под Осинском. Семь горняков погибли, сообщило министерство. Зрители долго хлопали.",
    other: "На шахте «Заречная» пробы метана подделывали. При взрыве погибли девять горняков, говорят родные. Подорожал бензин.",
  },
  "a bridge": {
    ...{ language: "az", asked: "Körpünün", wanted: "Qaraçay üzərində", alone: "Hava" },
    one: "Körpünün tikintisi Qaraçay üzərində 2019-cu ildə dayandırıldı, nazirlik bildirdi. Hava yağışlı keçəcək.",
    other: "Qaraçay üzərində körpünün tikintisi 2021-ci ildə dayandırılıb, sakinlər deyir. Bazarda alma ucuzlaşıb.",
  },
  "a strike": {
    ...{ language: "tr", asked: "Limanda", wanted: "Karasu limanında", alone: "Konser" },
    one: "Limanda çalışan 300 işçi Karasu'da salı günü greve başladı. Konser saat dokuzda.",
    other: "Karasu limanında grev yapan işçilerin sayısı 500, sendika açıkladı. Ekmek fiyatı arttı.",
  },
  "a school": {
    ...{ language: "fr", asked: "Le toit", wanted: "À Valbrise", alone: "On mange" },
    one: "Le toit de l'école Jean-Macé de Valbrise s'est effondré mardi, blessant quatre élèves. On mange chaud.",
    other: "À Valbrise, le toit de l'école avait été déclaré sûr avant de blesser six élèves. Les trains sont en retard.",
  },
  "a dam": {
    ...{ language: "ar", asked: "انهار سد", wanted: "قال سكان", alone: "يفتح المتحف" },
    one: "انهار سد الوادي قرب مدينة زهران وقتل عشرين شخصا. يفتح المتحف أبوابه مساء.",
    other: "قال سكان مدينة زهران إن انهيار سد الوادي قتل ثلاثين شخصا. ارتفعت أسعار القمح.",
  },
  "a tunnel": {
    ...{ language: "zh", asked: "青石隧道", wanted: "工人说", alone: "明天" },
    one: "青石隧道在周一坍塌，五名工人被困。明天天气晴朗。",
    other: "工人说青石隧道坍塌时有八名工人被困。白菜涨价了。",
  },
  "a vote": {
    ...{ language: "en", asked: "Parliament in Ostava", wanted: "The law on wells", alone: "Nobody was" },
    one: "Parliament in Ostava passed the law on wells in March 2023 by two votes. Nobody was late for tea.",
    other: "The law on wells failed in Ostava at first, deputies recall. Its author, Nils Orban, blames haste.",
  },
};

const told: Record<string, [Told, Told]> = Object.fromEntries(
  Object.entries(stories).map(([name, { one, other, language }]) => [
    name,
    [
      { text: one, language },
      { text: other, language },
    ],
  ]),
);
const all = Object.values(told).flat();

function found(here: Told, opening: string): string[] {
  const start = here.text.indexOf(opening);
  const event = { ...here, passages: [{ start, end: start + opening.length }], claim: "" };
  const others = all.filter((each) => each !== here);
  return rankSameEvent(event, others, 10).map(({ article, start, end }) => article.text.slice(start, end));
}

test.each(Object.entries(stories))("%s: the other outlet's account comes first, from either side", (name, { asked, wanted }) => {
  const [one, other] = told[name] ?? [];
  if (!one || !other) throw new Error("It is told twice.");
  expect(found(one, asked)[0]).toMatch(new RegExp(`^${wanted}`));
  expect(found(other, wanted)[0]).toMatch(new RegExp(`^${asked}`));
});

test("of all ten nothing of another story is shown, and nothing where nobody else tells of it", () => {
  for (const [name, { asked, alone, other }] of Object.entries(stories)) {
    const [one] = told[name] ?? [];
    if (!one) throw new Error("It is told twice.");
    for (const words of found(one, asked)) expect(other, `${name}: ${words}`).toContain(words);
    expect(found(one, alone), `${name}: ${alone}`).toEqual([]);
  }
});

test("the same year alone, or what is of a kind with a name, is no event", () => {
  const here: Told = { text: "Ostava opened a pool, 2023 being warm. Historians of the Karelian time met there.", language: "en" };
  const shown = (words: string, text: string) => {
    const start = here.text.indexOf(words);
    return rankSameEvent({ ...here, passages: [{ start, end: start + words.length }], claim: "" }, [{ text, language: "en" }], 10);
  };
  expect(shown("Ostava opened", "Bread was dear. Nobody bought sugar during 2023.")).toEqual([]);
  expect(shown("Historians", "Shops closed. All of the post-Karelian lands grow rye.")).toEqual([]);
});

test("under a name that a good part of all sentences have, two rare words tell of one event", () => {
  const everyday = Array.from({ length: 200 }, (_, index) => `Traders of Lowland sell ware${index}.`).join(" ");
  const here: Told = { text: "All Lowland asks about the downing of a civilian aircraft.", language: "en" };
  const there: Told = { text: "Ministers of Lowland evade talk of any downing, or aircraft.", language: "en" };
  const asked = { ...here, passages: [{ start: 4, end: 11 }], claim: "" };
  const [first] = rankSameEvent(asked, [{ text: everyday, language: "en" }, there], 10);
  expect(first?.article).toEqual(there);
});
