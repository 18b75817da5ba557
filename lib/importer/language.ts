const byScript: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Cyrillic}/gu, "cyrillic"],
  [/\p{Script=Latin}/gu, "latin"],
];

/** Frequent small words; those shared by two languages are worth as much to both, so the rarer ones decide. */
const stopWords: Record<string, string> = {
  en: "the and of to in is that for was with as on by it from at has have be this are not his which",
  de: "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus",
  fr: "le la les de des et à en un une du que est pour dans qui sur au par plus ne pas ce il avec",
  es: "el la los las de que y en un una por con para del se no es al lo su como más pero sus",
  it: "il la di che e un una per del della in con non è gli le da si al dei nel come più sono",
  pt: "o a os as de que e do da em um uma para com não por no na se dos mais ao como foi",
  nl: "de het een van en in is dat op te voor met zijn niet aan er om ook als door maar bij",
  pl: "w i na z do się nie że jest to o jak po przez od za dla przy oraz był tym",
  sv: "och att det i en som på är av för med den till inte har de om ett var men",
  ro: "și de în la a cu pe nu din că o un pentru care este mai au fost",
  tr: "ve bir bu için ile da de olarak daha olan gibi çok sonra kadar ise değil ancak olduğunu göre",
  az: "və bir bu üçün ilə da də ki olan kimi sonra isə deyil olub edib onun həm ancaq görə haqqında",
  ru: "и в не на что с по как из это его к но от за для то а был были который также",
  uk: "і в не на що з та як із це його до але від за для й у були який також про",
  bg: "и в на не да се за от по с че са като това ще към до който е беше",
  be: "і ў не на што з па як гэта яго да але ад за для былі які таксама",
  sr: "и у на се да је за од су са не као што који из али то по",
  kk: "және мен бұл үшін бір деп бар болып еді да де осы олар бойынша",
};
const cyrillicLanguages = ["ru", "uk", "bg", "be", "sr", "kk"];
const sets = Object.entries(stopWords).map(([language, list]) => ({ language, words: new Set(list.split(" ")) }));

/** The language of a text as a BCP 47 code, by alphabet and frequent words; `null` when nothing speaks for one. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, 20_000);
  const counts = byScript.map(([script, name]) => ({ name, count: sample.match(script)?.length ?? 0 }));
  const letters = counts.reduce((sum, { count }) => sum + count, 0);
  if (letters === 0) return null;
  const japanese = counts.find(({ name }) => name === "ja")?.count ?? 0;
  const chinese = counts.find(({ name }) => name === "zh")?.count ?? 0;
  if (japanese > 0 && japanese + chinese > letters / 2) return "ja";
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best)).name;
  if (most === "ar") return /[پچژگ]/u.test(sample) ? (/[ٹڈڑے]/u.test(sample) ? "ur" : "fa") : "ar";
  if (most !== "cyrillic" && most !== "latin") return most;
  return byStopWords(sample, most === "cyrillic");
}

function byStopWords(sample: string, cyrillic: boolean): string | null {
  const tokens = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const scores = sets
    .filter(({ language }) => cyrillicLanguages.includes(language) === cyrillic)
    .map(({ language, words }) => ({ language, score: tokens.filter((token) => words.has(token)).length + letterBonus(language, sample) }));
  const best = scores.reduce((top, next) => (next.score > top.score ? next : top));
  return best.score >= Math.max(1, tokens.length * 0.03) ? best.language : null;
}

/** Letters that only one of two near languages writes. */
function letterBonus(language: string, sample: string): number {
  const own: Record<string, RegExp> = {
    ru: /[ыэЫЭ]/g,
    az: /[əƏ]/g,
    uk: /[їЇєЄґҐ]/g,
    be: /[ўЎ]/g,
    kk: /[әғқңөұүһ]/gi,
    sr: /[ђћџљњј]/gi,
    pl: /[ąęłśżź]/gi,
    ro: /[șțăȘȚ]/g,
  };
  const letters = own[language];
  return letters === undefined ? 0 : (sample.match(letters)?.length ?? 0);
}
