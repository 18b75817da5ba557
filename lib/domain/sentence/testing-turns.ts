/** Sentences in many languages around a passage that stays, and what an outlet makes of them; whether that turns them is known by construction. */
import type { Span } from "../text/span.ts";
import { type Dice, dice } from "../text/testing-dice.ts";
import type { SamePlace } from "./sentence-change.ts";

/**
 * In `sentence`, `[…]` is the passage; `{not}` and `{claimed}` are empty until somebody denies or doubts; `{sign}` stands at the number.
 * `others` are said beside it and far away.
 */
type Language = {
  sentence: string;
  not: string;
  claimed: string;
  names: string[];
  currencies: string[];
  units: string[];
  others: string[];
};

const languages: Record<string, Language> = {
  en: {
    sentence:
      "In May {name} has{not} [opened the new bridge], “the big one”, which cost {sign}{number} {currency} – it is 12 {unit} long{claimed}.",
    not: " not",
    claimed: ", critics allege",
    names: ["Miller", "Brown", "Novak"],
    currencies: ["dollars", "euros", "pounds"],
    units: ["metres", "miles", "feet"],
    others: ["The river rose in spring.", "It’s a quiet town – or was.", "Schools stay open."],
  },
  de: {
    sentence:
      "Im Mai hat {name} [die neue Brücke]{not} eröffnet, „die große“, die {sign}{number} {currency} kostete – sie ist 12 {unit} lang{claimed}.",
    not: " nicht",
    claimed: ", behaupten Kritiker",
    names: ["Müller", "Braun", "Nowak"],
    currencies: ["Dollar", "Euro", "Franken"],
    units: ["Meter", "Meilen", "Fuß"],
    others: ["Der Fluss stieg im Frühling.", "Es ist eine ruhige Stadt – noch.", "Die Schulen bleiben offen."],
  },
  fr: {
    sentence:
      "En mai, {name}{not} a [ouvert le nouveau pont], «\u00a0le grand\u00a0», qui coûte {sign}{number} {currency} – il fait 12 {unit}{claimed}.",
    not: " jamais n’",
    claimed: ", selon ses critiques",
    names: ["Dubois", "Moreau", "Lefèvre"],
    currencies: ["dollars", "euros", "francs"],
    units: ["mètres", "milles", "pieds"],
    others: ["La rivière a monté au printemps.", "C’est une ville calme – ou l’était.", "Les écoles restent ouvertes."],
  },
  es: {
    sentence: "En mayo {name}{not} [abrió el puente nuevo], «el grande», que costó {sign}{number} {currency} – mide 12 {unit}{claimed}.",
    not: " no",
    claimed: ", según sus críticos",
    names: ["García", "Pérez", "Núñez"],
    currencies: ["dólares", "euros", "pesos"],
    units: ["metros", "millas", "pies"],
    others: ["El río creció en primavera.", "Es una ciudad tranquila – o lo era.", "Las escuelas siguen abiertas."],
  },
  pt: {
    sentence: "Em maio {name}{not} [abriu a nova ponte], “a grande”, que custou {sign}{number} {currency} – tem 12 {unit}{claimed}.",
    not: " não",
    claimed: ", segundo os críticos",
    names: ["Silva", "Gonçalves", "Araújo"],
    currencies: ["dólares", "euros", "reais"],
    units: ["metros", "milhas", "pés"],
    others: ["O rio subiu na primavera.", "É uma cidade calma – ou era.", "As escolas seguem abertas."],
  },
  it: {
    sentence:
      "A maggio {name}{not} [ha aperto il nuovo ponte], “il grande”, costato {sign}{number} {currency} – è lungo 12 {unit}{claimed}.",
    not: " non",
    claimed: ", secondo i critici",
    names: ["Rossi", "Bianchi", "Conti"],
    currencies: ["dollari", "euro", "sterline"],
    units: ["metri", "miglia", "piedi"],
    others: ["Il fiume è salito in primavera.", "È una città quieta – o lo era.", "Le scuole restano aperte."],
  },
  nl: {
    sentence:
      "In mei heeft {name} [de nieuwe brug]{not} geopend, ‘de grote’, die {sign}{number} {currency} kostte – zij is 12 {unit} lang{claimed}.",
    not: " nooit",
    claimed: ", beweren critici",
    names: ["Jansen", "De Vries", "Bakker"],
    currencies: ["dollar", "euro", "pond"],
    units: ["meter", "mijl", "voet"],
    others: ["De rivier steeg in de lente.", "Het is een rustige stad – of was het.", "De scholen blijven open."],
  },
  sv: {
    sentence:
      "I maj har {name}{not} [öppnat den nya bron], ”den stora”, som kostade {sign}{number} {currency} – den är 12 {unit} lång{claimed}.",
    not: " inte",
    claimed: ", enligt kritiker",
    names: ["Lindgren", "Åkesson", "Björk"],
    currencies: ["dollar", "euro", "kronor"],
    units: ["meter", "mil", "fot"],
    others: ["Floden steg i våras.", "Det är en lugn stad – eller var.", "Skolorna håller öppet."],
  },
  pl: {
    sentence: "W maju {name}{not} [otworzył nowy most], „ten duży”, który kosztował {sign}{number} {currency} – ma 12 {unit}{claimed}.",
    not: " nie",
    claimed: ", według krytyków",
    names: ["Nowak", "Wójcik", "Zieliński"],
    currencies: ["dolarów", "euro", "złotych"],
    units: ["metrów", "mil", "stóp"],
    others: ["Rzeka wezbrała wiosną.", "To spokojne miasto – albo było.", "Szkoły są otwarte."],
  },
  ru: {
    sentence: "В мае {name}{not} [открыл новый мост], «большой», который стоил {sign}{number} {currency} – он длиной 12 {unit}{claimed}.",
    not: " не",
    claimed: ", утверждают критики",
    names: ["Иванов", "Петров", "Алексеев"],
    currencies: ["долларов", "евро", "рублей"],
    units: ["метров", "миль", "футов"],
    others: ["Река поднялась весной.", "Это тихий город – или был им.", "Школы открыты."],
  },
  uk: {
    sentence:
      "У травні {name}{not} [відкрив новий міст], «великий», який коштував {sign}{number} {currency} – він завдовжки 12 {unit}{claimed}.",
    not: " не",
    claimed: ", стверджують критики",
    names: ["Іваненко", "Петренко", "Шевчук"],
    currencies: ["доларів", "євро", "гривень"],
    units: ["метрів", "миль", "футів"],
    others: ["Річка піднялася навесні.", "Це тихе місто – або було.", "Школи відчинені."],
  },
  tr: {
    sentence: "Mayısta {name} [yeni köprüyü]{not} açtı, “büyük olanı”, {sign}{number} {currency} tuttu – 12 {unit} uzunluğunda{claimed}.",
    not: " asla",
    claimed: ", iddia ediliyor",
    names: ["Yılmaz", "Demir", "Öztürk"],
    currencies: ["dolar", "avro", "lira"],
    units: ["metre", "mil", "fit"],
    others: ["Nehir ilkbaharda yükseldi.", "Sakin bir şehir – ya da öyleydi.", "Okullar açık."],
  },
  el: {
    sentence:
      "Τον Μάιο ο {name}{not} [άνοιξε τη νέα γέφυρα], «τη μεγάλη», που κόστισε {sign}{number} {currency} – έχει μήκος 12 {unit}{claimed}.",
    not: " δεν",
    claimed: ", ισχυρίζονται",
    names: ["Παπαδόπουλος", "Γεωργίου", "Νικολάου"],
    currencies: ["δολάρια", "ευρώ", "λίρες"],
    units: ["μέτρα", "μίλια", "πόδια"],
    others: ["Το ποτάμι φούσκωσε την άνοιξη.", "Είναι ήσυχη πόλη – ή ήταν.", "Τα σχολεία μένουν ανοιχτά."],
  },
  ar: {
    sentence: "في مايو {name}{not} [افتتح الجسر الجديد]، «الكبير»، وكلف {sign}{number} {currency} – طوله 12 {unit}{claimed}.",
    not: " لم",
    claimed: "، بحسب منتقدين",
    names: ["أحمد", "محمود", "خالد"],
    currencies: ["دولار", "يورو", "جنيه"],
    units: ["متر", "ميل", "قدم"],
    others: ["ارتفع النهر في الربيع.", "المدينة هادئة – أو كانت.", "المدارس مفتوحة."],
  },
  hi: {
    sentence: "मई में {name} ने{not} [नया पुल खोला], “बड़ा वाला”, जिसकी लागत {sign}{number} {currency} है – लंबाई 12 {unit} है{claimed}।",
    not: " नहीं",
    claimed: ", कथित तौर पर",
    names: ["शर्मा", "वर्मा", "गुप्ता"],
    currencies: ["डॉलर", "यूरो", "रुपये"],
    units: ["मीटर", "मील", "फुट"],
    others: ["नदी वसंत में बढ़ी।", "शहर शांत है – या था।", "स्कूल खुले हैं।"],
  },
  zh: {
    sentence: "五月{name}{not}[启用了新桥]，“大桥”，造价{sign}{number}{currency}——长12{unit}{claimed}。",
    not: "没有",
    claimed: "，据称如此",
    names: ["张伟", "李娜", "王芳"],
    currencies: ["美元", "欧元", "日元"],
    units: ["米", "英里", "英尺"],
    others: ["春天河水上涨。", "小城安静——曾经如此。", "学校照常开放。"],
  },
};

export const languagesOfTurns = Object.keys(languages);

/** `turns`: what of the sentence was changed so that it may say something else; null where only its typography or other sentences were. */
export type TurnedText = { language: string; before: string; after: string; place: SamePlace; turns: string | null };

type Slots = Record<"name" | "number" | "currency" | "unit" | "sign" | "not" | "claimed", string>;

const turns: Record<string, (slots: Slots, language: Language, throws: Dice) => Slots> = {
  name: (slots, { names }, throws) => ({ ...slots, name: another(names, slots.name, throws) }),
  number: (slots, _, throws) => ({ ...slots, number: String(Number(slots.number) + 1 + throws.below(900)) }),
  currency: (slots, { currencies }, throws) => ({ ...slots, currency: another(currencies, slots.currency, throws) }),
  unit: (slots, { units }, throws) => ({ ...slots, unit: another(units, slots.unit, throws) }),
  sign: (slots) => ({ ...slots, sign: "−" }),
  negation: (slots, { not }) => ({ ...slots, not }),
  attribution: (slots, { claimed }) => ({ ...slots, claimed }),
};

function another(values: string[], one: string, throws: Dice): string {
  return throws.of(values.filter((value) => value !== one));
}

type Typesetting = (text: string) => string;
const typesettings: Typesetting[] = [
  (text) => text,
  (text) => text.normalize("NFD"),
  (text) => text.replaceAll(/[“”„”]/gu, '"').replaceAll(/[‘’]/gu, "'"),
  (text) => text.replaceAll(/ – /gu, "—"),
  (text) => text.replaceAll(/ – /gu, " — "),
  (text) => text.replaceAll(/(?<=\p{L}{2})(?=\p{L}{2})/gu, "\u00ad"),
  (text) => text.replaceAll(" ", "\u00a0"),
  (text) => text.replaceAll(/ (?=\p{L})/gu, "  "),
  (text) => text.replaceAll(/[“„”]/gu, (mark) => (mark === "”" ? "’" : "‘")),
  (text) => text.replaceAll(/«\u00a0?/gu, "“").replaceAll(/\u00a0?»/gu, "”"),
];

/** One text, and the same with one sentence turned (`turns`), or with other typography and other sentences far away. The same for the same seed. */
export function turnedText(seed: number): TurnedText {
  const throws = dice(seed);
  const code = throws.of(languagesOfTurns);
  const language = languages[code];
  if (!language) throw new RangeError(code);
  const slots: Slots = {
    name: throws.of(language.names),
    number: String(100 + throws.below(9000)),
    currency: throws.of(language.currencies),
    unit: throws.of(language.units),
    sign: "",
    not: "",
    claimed: "",
  };
  const isTurned = throws.below(2) === 0;
  const kind = throws.of(Object.keys(turns));
  const now = isTurned ? (turns[kind]?.(slots, language, throws) ?? slots) : slots;
  const set = isTurned ? typesettings[0] : throws.of(typesettings);
  const beside = [throws.of(language.others), throws.of(language.others)];
  const far = () => Array.from({ length: 1 + throws.below(3) }, () => throws.of(language.others)).join(" ");
  const head = far();
  const newHead = throws.below(2) === 0 ? head : far();
  const write = (above: string, filled: Slots, typeset: Typesetting = (text) => text) => {
    const sentence = language.sentence.replaceAll(/\{(\w+)\}/gu, (_, slot: keyof Slots) => filled[slot]);
    const [opening = "", passage = "", closing = ""] = sentence.split(/[[\]]/u);
    const before = `${above}\n${beside[0]}\n${typeset(opening)}`;
    const said = typeset(passage);
    const span: Span = { start: before.length, end: before.length + said.length };
    return { text: `${before}${said}${typeset(closing)}\n${beside[1]}`, span };
  };
  const [old, fresh] = [write(head, slots), write(newHead, now, set)];
  const changed = isTurned ? kind : null;
  return { language: code, before: old.text, after: fresh.text, place: { old: old.span, now: fresh.span }, turns: changed };
}
