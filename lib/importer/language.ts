import { eld } from "eld/small";

/** What the detector doesn't know, by the words and letters that give it away; `taken` is what it takes such texts for. */
const beyond: { language: string; taken: string; letters?: RegExp; never?: RegExp; words: string }[] = [
  {
    language: "kk",
    taken: "ru uk be bg sr",
    letters: /[әғқұһ]/giu,
    words: "және мен бұл үшін бір деп бар болып еді да де осы олар бойынша деді дейін",
  },
  {
    language: "ky",
    taken: "ru uk be bg sr",
    letters: /[ңөү]/giu,
    words: "жана менен бул үчүн бир деп бар болуп да эле ошол алар боюнча деди чейин болот тууралуу",
  },
  { language: "tg", taken: "ru uk be bg sr", letters: /[ҷҳӯӣқғ]/giu, words: "ва дар ба аз ки барои бо ин то аст мешавад карданд гуфт" },
  {
    language: "tt",
    taken: "ru uk be bg sr",
    letters: /[әҗңөүһ]/giu,
    words: "һәм белән бу өчен бер дип булган да дә шул алар буенча диде кадәр",
  },
  { language: "mn", taken: "ru uk be bg sr", letters: /[өү]/giu, words: "нь ба энэ бол байна гэж ын ийн юм хүртэл хэлэв дээр болон" },
  {
    language: "mk",
    taken: "sr bg ru",
    letters: /[ѓќѕ]/giu,
    never: /[ъщьюяйэы]/iu,
    words: "на во се од за да со ќе ги не што по до кој рече беше дека овој и како",
  },
  { language: "af", taken: "nl", words: "die het nie en van vir om te is wat in op sê gesê aan met word tot oor ook by se" },
  {
    language: "uz",
    taken: "",
    letters: /[oOgG][ʻ‘’']/gu,
    words: "va bu uchun bilan bir ham edi deb bo‘ladi boʻladi qilish haqida dedi bo‘yicha esa berdi",
  },
  { language: "sw", taken: "", words: "ya na wa kwa ni katika la za hadi kuwa cha alisema huo hiyo yake wake mji kura" },
  { language: "ga", taken: "", words: "an na ar go agus bhí is i le ag chun an t-earrach beidh sé sí den don tá dúirt a mar" },
  { language: "mt", taken: "", letters: /[ħġżċ]/giu, words: "il-port li u ta’ fil mill qalet qal biex dan din minn għal is-sindku il" },
  { language: "cy", taken: "", words: "y yr a ac yn i o ar am wedi mae bydd ei eu gan hyn bod dywedodd cyngor" },
  { language: "gl", taken: "pt es", words: "o a os as do da dos das e que na no unha un coa para polo ata dixo á ao máis" },
  { language: "ms", taken: "ms", words: "ialah kerana wang polis beliau awam boleh dalam negeri berkata ringgit kereta" },
];
const beyondSets = beyond.map((each) => ({ ...each, taken: each.taken.split(" ").filter(Boolean), words: new Set(each.words.split(" ")) }));

/** Alphabets of one language each, of which the detector has none or too few texts. */
const scripts: [RegExp, string][] = [
  [/\p{Script=Khmer}/gu, "km"],
  [/\p{Script=Myanmar}/gu, "my"],
  [/\p{Script=Sinhala}/gu, "si"],
  [/\p{Script=Tibetan}/gu, "bo"],
  [/\p{Script=Thaana}/gu, "dv"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Georgian}/gu, "ka"],
  [/\p{Script=Armenian}/gu, "hy"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
];

export type DetectedLanguage = { language: string /** Enough of it stands there to outvote what a page says. */; sure: boolean };

/** The language of a text as a BCP 47 code, by its letters; `null` when nothing speaks for one. */
export function detectLanguage(text: string): DetectedLanguage | null {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4) return null;
  const alone = scripts.find(([script, language]) => (sample.match(script)?.length ?? 0) > letters * (language === "ja" ? 0.1 : 0.5));
  if (alone !== undefined) return { language: alone[1], sure: true };
  const found = eld.detect(sample);
  const score = found.getScores()[found.language] ?? 0;
  const other = beyondTheDetector(sample, found.language, score);
  if (other !== null) return { language: other, sure: letters >= 40 };
  if (found.language === "") return null;
  // Half of the Malay texts that it knows are Indonesian, which far more people write.
  const language = found.language === "ms" ? "id" : found.language;
  return { language, sure: letters >= 20 && found.isReliable() && (score >= 0.5 || !/\p{Script=Latin}/u.test(sample)) };
}

function beyondTheDetector(sample: string, taken: string, score: number): string | null {
  const tokens = sample.toLowerCase().match(/[\p{L}\p{M}'’‘ʻ-]+/gu) ?? [];
  const scored = beyondSets
    .filter(({ never }) => never === undefined || !never.test(sample))
    .filter((each) => each.taken.includes(taken) || (each.taken.length === 0 && score < 0.6))
    .map(({ language, letters, words }) => {
      const known = tokens.filter((token) => words.has(token)).length;
      const own = letters === undefined ? 0 : (sample.match(letters)?.length ?? 0);
      return { language, share: (known + own * 3) / Math.max(1, tokens.length) };
    });
  const best = scored.reduce((top, next) => (next.share > top.share ? next : top), { language: "", share: 0 });
  return best.share >= leastShare(best.language) ? best.language : null;
}

/** Galician and Macedonian share their small words with their neighbours. */
function leastShare(language: string): number {
  return { gl: 0.45, mk: 0.3, ms: 0.05, af: 0.3 }[language] ?? 0.2;
}

/** Which of two near languages a text is in, the people who wrote it know better than their letters tell. */
const families = [
  "sr hr bs sh cnr me",
  "no nb nn",
  "id ms",
  "fil tl",
  "zh yue",
  "fa prs tg",
  "ar arz",
  "gl pt",
  "de gsw lb",
  "ku ckb",
  "hi ne mr sa",
].map((family) => family.split(" "));

/** The text outvotes the tag, unless it is too short or the two are near kin. */
export function languageOf(detected: DetectedLanguage | null, tag: string | null): "text" | "tag" {
  if (detected === null) return "tag";
  if (tag === null) return "text";
  const kin = families.some((family) => family.includes(tag) && family.includes(detected.language));
  return detected.sure && !kin ? "text" : "tag";
}
