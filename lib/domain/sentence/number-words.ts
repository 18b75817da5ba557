import { toCardinal as arabic } from "n2words/ar-SA";
import { toCardinal as azerbaijani } from "n2words/az-AZ";
import { toCardinal as czech } from "n2words/cs-CZ";
import { toCardinal as danish } from "n2words/da-DK";
import { toCardinal as german } from "n2words/de-DE";
import { toCardinal as greek } from "n2words/el-GR";
import { toCardinal as english } from "n2words/en-GB";
import { toCardinal as spanish } from "n2words/es-ES";
import { toCardinal as persian } from "n2words/fa-IR";
import { toCardinal as finnish } from "n2words/fi-FI";
import { toCardinal as french } from "n2words/fr-FR";
import { toCardinal as hebrew } from "n2words/he-IL";
import { toCardinal as hindi } from "n2words/hi-IN";
import { toCardinal as hungarian } from "n2words/hu-HU";
import { toCardinal as indonesian } from "n2words/id-ID";
import { toCardinal as italian } from "n2words/it-IT";
import { toCardinal as korean } from "n2words/ko-KR";
import { toCardinal as norwegian } from "n2words/nb-NO";
import { toCardinal as dutch } from "n2words/nl-NL";
import { toCardinal as polish } from "n2words/pl-PL";
import { toCardinal as portuguese } from "n2words/pt-PT";
import { toCardinal as romanian } from "n2words/ro-RO";
import { toCardinal as russian } from "n2words/ru-RU";
import { toCardinal as serbian } from "n2words/sr-Cyrl-RS";
import { toCardinal as swedish } from "n2words/sv-SE";
import { toCardinal as turkish } from "n2words/tr-TR";
import { toCardinal as ukrainian } from "n2words/uk-UA";
import { toCardinal as urdu } from "n2words/ur-PK";
import { toCardinal as vietnamese } from "n2words/vi-VN";

type Spelled = (value: number) => string;
const spelled: Record<string, Spelled> = {
  ar: arabic,
  az: azerbaijani,
  cs: czech,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fa: persian,
  fi: finnish,
  fr: french,
  he: hebrew,
  hi: hindi,
  hu: hungarian,
  id: indonesian,
  it: italian,
  ko: korean,
  nb: norwegian,
  nl: dutch,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sr: serbian,
  sv: swedish,
  tr: turkish,
  // The library writes і with the Latin letter.
  uk: (value) => ukrainian(value).replaceAll("i", "і"),
  ur: urdu,
  vi: vietnamese,
};

const counted = [...Array.from({ length: 31 }, (_, value) => value), 40, 50, 60, 70, 80, 90, 100, 200, 300, 400, 500, 600, 700, 800, 900];
const large = [1e3, 2e3, 5e3, 1e6, 2e6, 5e6, 1e9, 2e9, 5e9, 1e12, 2e12, 5e12];
/** What counts without being a numeral. */
const alsoCounted =
  "hundred half halves third thirds quarter quarters dozen dozens hundreds thousands millions billions trillions twice double doubled triple hälfte halb halbe drittel viertel dutzend moitié tiers quart douzaine mitad tercio cuarto docena metà terzo quarto metade половина треть четверть половину пів чверть yarım yarı çeyrek yarısı نصف ثلث ربع نیم חצי שליש רבע आधा आधी तिहाई";

/** Of the English ones, and of those that count in some language, the ones that mean something else in this one: “ten” is “this” or “at”. */
const notCounted: Record<string, string> = { pl: "ten", cs: "ten", sk: "ten", nl: "ten", en: "tiers quart" };

/** What counts up to a hundred, by the words that the language (BCP 47) and English have for it; two at the least, as “one” is often the article. */
export function numberValues(language: string): Map<string, number> {
  const [primary = ""] = language.toLowerCase().split("-");
  const found = new Map<string, number>();
  for (const spell of [english, spelled[primary]]) {
    for (let value = 2; spell && value <= 100; value++) {
      const words = spell(value).toLowerCase();
      if (!words.includes(" ") && !found.has(words)) found.set(words, value);
    }
  }
  for (const word of notCounted[primary]?.split(" ") ?? []) found.delete(word);
  return found;
}

/** Number words for the language and for English, in lower case. One of several words counts with each of them that counts alone. */
export function numberWords(language: string): Set<string> {
  const [primary = ""] = language.toLowerCase().split("-");
  const found = new Set(alsoCounted.split(" "));
  for (const spell of [english, spelled[primary]]) {
    if (!spell) continue;
    const small = counted.map((value) => spell(value).toLowerCase()).filter((words) => !words.includes(" "));
    const scales = large.flatMap((value) => spell(value).toLowerCase().split(/\s+/u)).filter((word) => word.length >= 3);
    for (const word of [...small, ...scales]) found.add(word);
  }
  for (const word of notCounted[primary]?.split(" ") ?? []) found.delete(word);
  // Where it is the article as well: “one of them” is no count.
  for (const word of [
    "one",
    "un",
    "une",
    "uno",
    "una",
    "um",
    "uma",
    "ein",
    "eine",
    "eins",
    "een",
    "en",
    "ett",
    "et",
    "bir",
    "jeden",
    "един",
    "одна",
    "один",
    "jedna",
    "یک",
    "एक",
  ])
    found.delete(word);
  return found;
}
