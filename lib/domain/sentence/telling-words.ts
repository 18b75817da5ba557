import { ordinaryWords } from "./ordinary-words.ts";
import { idioms, quantities } from "./quantities.ts";

/**
 * Words that turn a sentence, by language. They name what differs; where a language is not among these, every other word counts as one
 * that may turn it (`change-kinds.ts`). In lower case, folded (`fold`). A word with * stands for all that begin so.
 */
const negations: Record<string, string> = {
  en: "not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely dont isnt lack* absen* fail* refus* unable impossible unlikely acquit* exonerat* far_from anything_but rule_out rules_out ruled_out ruling_out",
  de: "nicht nichts kein keine keinem keinen keiner keines keinerlei keineswegs nie niemals niemand* nirgend* weder ohne kaum gescheitert scheiter* versäum* weiger* unmöglich freigesproch* weit_entfernt alles_andere",
  fr: "ne n' pas non jamais aucun* rien personne ni sans guère nul nulle échou* refus* impossible incapable* acquitt* loin_de loin_d'",
  es: "no nunca jamás ningun* ningún nadie nada ni sin tampoco fracas* imposible incapa* absuelt* absolv* lejos_de",
  pt: "não nunca jamais nenhum* ninguém nada nem sem fracass* recus* impossíve* incapaz* longe_de",
  it: "non no mai nessun* niente nulla né senza neanche neppure rifiut* impossibil* incapac* assolt* lontano_da",
  nl: "niet niets geen nooit niemand nergens zonder noch mislukt* weiger* onmogelijk* vrijgesproken verre_van",
  sv: "inte ej icke aldrig ingen inget inga utan varken ingenting misslyck* vägra* omöjlig* frikän* långt_ifrån",
  da: "ikke ej aldrig ingen intet uden hverken ingenting mislykke* umulig* frikend* langt_fra",
  no: "ikke aldri ingen intet uten verken ingenting mislykke* umulig* frikjen* langt_fra",
  fi: "ei en et emme ette eivät älä älkää ilman koskaan eikä epäonnistu* kieltäyty* mahdoton* vapaut*",
  pl: "nie nigdy żad* nikt nic bez ani odmów* odmaw* niemożliw* uniewinn*",
  cs: "ne nikdy žádn* nikdo nic bez ani není nejsou nebyl* nebude* odmít* nemožn* zprošt* selha*",
  sk: "nie nikdy žiad* nikto nič bez ani odmiet* nemožn* zlyha*",
  ru: "не ни нет нельзя никогда никто ничего никак* без отказ* невозможн* оправдан* провал*",
  uk: "не ні ані немає нема ніколи ніхто нічого жод* без відмов* неможлив* виправдан* провал*",
  bg: "не няма никога никой нищо никак* без ни отказ* невъзможн* оправдан*",
  sr: "не ne није nije нису nisu никад* nikad* нико niko ништа ništa без bez нема nema",
  hr: "ne nije nisu nikad* nitko ništa bez nema",
  ro: "nu n- niciodată niciun* nicio nimeni nimic fără nici eșua* refuz* imposibil* achitat*",
  hu: "nem ne sem soha senki semmi nincs nincsenek nélkül megtagad* lehetetlen* felment*",
  el: "δεν δε μην μη όχι ποτέ κανείς καν* τίποτα χωρίς ούτε απέτυχ* αρνήθηκ* αδύνατ* αθωώ*",
  tr: "değil* yok* hiç* asla ne olmadan başaramad* reddet* imkansız* imkânsız* beraat*",
  az: "deyil* yox* heç* əsla nə olmadan bacarma* imtina mümkünsüz* bəraət*",
  ar: "لا لم لن ليس* ليست ما غير دون بدون بلا فشل* رفض* مستحيل* برأت",
  fa: "نه نیست* نبود* نشد* نمی* هیچ* هرگز بدون غیر ناکام* ناتوان* غیرممکن تبرئه*",
  ur: "نہیں نہ مت بغیر کبھی",
  he: "לא אין אינו אינה אינם אל בלי ללא מעולם אף בלתי נכשל* סירב* זוכה זוכו",
  hi: "नहीं न ना मत बिना कभी नही विफल* असफल* असंभव बरी",
  id: "tidak tak bukan jangan tanpa belum gagal* menolak mustahil",
  vi: "không chẳng chưa chớ đừng",
  zh: "不 没 沒 無 无 未 非 勿 莫 别 否",
  ja: "ない なか なく ませ ぬ ず 無 不 非 未 否",
  ko: "안 않 못 아니 아닌 없 말",
};

/** Who doubts, denies or disproves. */
const doubts: Record<string, string> = {
  en: "alleg* myth* hoax* rumor* rumour* suppos* purport* deny denying denie* denial* debunk* fals* fake* disput* unproven unverif* unconfirm* untrue wrong* incorrect* refut* reject* disprov* mislead* so-called ostensibl* conspirac* lie lied lies fiction* legend* accus* suspect* contest* baseless unfounded apparent* doubt* theor*",
  de: "angeblich* behaupt* myth* gerücht* bestr* dement* leugn* mutmaß* vermeintlich* falsch* lüge* gelogen widerleg* unbelegt* sogenannt* vorwurf vorgeworfen verdächt* legende* märchen zweif* bezweif*",
  fr: "prétend* prétendu* mythe* rumeur* démen* nie nié nier présum* allégu* allégation* faux fausse* mensong* réfut* soi-disant supposé* accus* légende* infondé* dout*",
  es: "supuest* presunt* mito* rumor* nieg* negó desmint* desmient* aleg* falso falsa falsedad bulo* mentira* acus* refut* pretendid* infundad* dud*",
  pt: "supost* alegad* mito* boato* nega negam negou negaram negar negava negad* desment* falso falsa mentira* acus* refut* pretens* duvid*",
  it: "presunt* mito miti smenti* nega* negò bufal* falso falsa fals* bugia accus* sedicent* confut* asserit* dubbi* dubit*",
  nl: "vermeend* beweer* bewer* mythe* gerucht* ontken* vals onwaar leugen* zogenaamd* zogeheten verdacht* beschuldig* weerleg*",
  sv: "påst* myt myten myter rykt* förnek* falsk* lögn* misstänk* anklag* så_kallad* osann* dementer*",
  da: "påst* angivelig* myte* rygte* benægt* nægt* falsk* løgn* mistænk* anklag* såkaldt* usand*",
  no: "påst* angivelig* myte* rykte* benekt* nekte nekter nektet nektes falsk* løgn* mistenk* anklag* såkalt* usann*",
  fi: "väit* myytti* myytin huhu* kiist* kiel* valhe* väär* epäil* muka niin_sanottu*",
  pl: "rzekom* mit mitem plotk* zaprzecz* fałsz* kłam* podobno domniem* oskarż* nieprawd* podejrz*",
  cs: "údajn* mýt* fám* popír* popřel* lež* nepravd* faleš* prý obvin* domněl* podezř*",
  sk: "údajn* mýt* fám* popier* popr* lož* nepravd* faloš* vraj obvin* podozr*",
  ru: "якобы миф* слух* отриц* опроверг* ложь ложн* лжи фейк* предполаг* будто неправд* обвин* подозр* выдумк* мнимы* сомн*",
  uk: "нібито міф* чутк* запереч* спрост* брехн* неправд* фейк* начебто звинувач* підозр* вигад* буцімто",
  bg: "мит мита слух* отрич* отрек* лъж* фалшив* уж предполаг* обвин* опроверг* твърд*",
  sr: "наводно navodno мит mit гласин* glasin* негир* negir* демант* demant* лаж* laž* оптуж* optuž* порич* porič*",
  hr: "navodno mit glasin* negir* demant* laž* optuž* poriče* tobož*",
  ro: "presupus* pretins* mit mitul zvon* neag* negat dezmin* fals* minciun* acuz* așa-zis*",
  hu: "állítólag* mítosz* tévhit* pletyk* tagad* cáfol* hazug* hamis* vádol* feltételez* úgynevezett",
  el: "φερόμεν* μύθο* φήμ* αρν* διέψευ* διαψεύ* ψέμα ψευδ* κατηγορ* δήθεν ισχυρ* υποτιθέμεν*",
  tr: "iddia* sözde efsane* söylenti* yalan* redd* inkar* inkâr* güya şüphe* sahte* suçla* uydurma*",
  az: "iddia* guya mif* şayiə* inkar* təkzib* yalan* şübhə* saxta* ittiham* uydurma*",
  ar: "زعم* يزعم* مزاعم* مزعوم* ادع* خراف* أسطور* شائع* نفى* نفت ينف* أنكر* ينكر* كذب* كاذب* زائف* اتهم* مفترض* باطل*",
  fa: "ادعا* مدعی* افسانه* شایعه* تکذیب* انکار* دروغ* نادرست* گویا ظاهرا* متهم* کذب*",
  ur: "مبینہ* دعو* افواہ* تردید* انکار* جھوٹ* الزام* مفروض*",
  he: "לטענת* טענ* לכאורה מיתוס* שמוע* הכחיש* מכחיש* הפריכ* הפריך שקר* כוזב* כביכול האשי* חשוד*",
  hi: "कथित* दाव* मिथक* अफवाह* अफ़वाह* इनकार* इन्कार* खंडन* झूठ* गलत* ग़लत* आरोप*",
  id: "diduga* mitos* rumor* hoaks* bantah* membantah* palsu* bohong* tuduh* konon klaim* mengklaim",
  vi: "cáo_buộc huyền_thoại tin_đồn phủ_nhận sai giả bịa",
  zh: "谣 謠 否认 否認 涉嫌 所谓 所謂 指控 假 谎 謊 迷思 神话 神話 误 誤 虚 虛 疑 传闻 傳聞 据传 驳",
  ja: "主張 神話 噂 うわさ 否定 疑い 疑惑 とされる 嘘 うそ 虚偽 デマ 容疑 誤",
  ko: "주장 신화 소문 부인 혐의 거짓 허위 의혹 이른바 루머 가짜",
};

/** Who says so. */
const reports: Record<string, string> = {
  en: "say says said saying according claim* reported* reportedly assert* contend* insist* stated stating statement* told tell tells telling believ* argu* maintain* admit* confirm* announc* declar* quote* quoting quotation* warn*",
  de: "laut zufolge sagt sagte* sagen erklär* berichte* soll sollen sei seien gemäß betont* bestätig* meint meinte",
  fr: "selon affirm* dit disent disait disaient disant déclar* d'après serait seraient aurait auraient assur* confirm* estim*",
  es: "según afirm* dice* dijo dijeron asegur* declar* confirm* habría habrían sostien*",
  pt: "segundo afirm* diz* disse* declar* confirm* teria teriam conforme",
  it: "secondo afferm* sostien* dice* detto disse dichiar* conferm* sarebbe* avrebbe*",
  nl: "volgens zegt zei zeggen zou zouden stelt stelde verklaar* bevestig* aldus verluidt",
  sv: "enligt säger sade sa uppg* bekräft* hävd* ska",
  da: "ifølge siger sagde oplys* bekræft* hævd* skulle",
  no: "ifølge sier sa opplys* bekreft* hevd* skal",
  fi: "mukaan sano* kerto* vahvist* ilmoit*",
  pl: "według twierdz* powiedzia* mówi* zdaniem oświadcz* potwierdz* miał*",
  cs: "podle tvrd* řekl* uvedl* potvrd* prohlás*",
  sk: "podľa tvrd* povedal* uviedol uviedl* potvrd* vyhlás*",
  ru: "утвержд* согласно заяв* сказал* говор* сообщ* словам мнению подтверд* считает",
  uk: "стверд* згідно заяв* сказа* каже повідом* словами думку підтверд*",
  bg: "според каза казаха казал казва казват заяв* съобщ* потвърд*",
  sr: "према prema тврд* tvrd* каже кажу казао казала казали kaže kažu kazao kazala kazali изјав* izjav* рекао рекла рекли rekao rekla rekli потврд* potvrd*",
  hr: "prema tvrd* kaže kažu kazao kazala kazali izjav* rekao rekla rekli potvrd*",
  ro: "potrivit conform spun* spus declar* afirm* confirm*",
  hu: "szerint állít* mond mondja mondta mondták mondott mondják mondani közöl* megerős*",
  el: "σύμφωνα λέει είπε* δήλωσ* ανέφερ* επιβεβαί*",
  tr: "göre söyle* dedi* belirt* açıkla* doğrula*",
  az: "görə söylə* dedi* bildir* açıqla* təsdiq*",
  ar: "قال* يقول* تقول بحسب وفق* صرح* أعلن* أكد* ذكر*",
  fa: "گفت* میگوی* میگفت* طبق اعلام تایید* تأیید*",
  ur: "کہا کہنا مطابق بتایا تصدیق*",
  he: "אמר* אומר* לדברי* לפי מסר* הודיע* אישר*",
  hi: "अनुसार कहा कहना कहते बताया मुताबिक पुष्टि*",
  id: "menurut kata katanya mengatakan menyatakan ujar*",
  vi: "theo nói cho_rằng tuyên_bố",
  zh: "据 據 称 稱 说 說 声 聲 表示 认为 認為 传 傳",
  ja: "によると という と述べ 語っ らしい そうだ 発表 と言",
  ko: "따르면 말했 밝혔 전했 라고 다고",
};

/** What a sentence begins with, or calls true, that speaks of the one before it. */
const backReferences: Record<string, string> = {
  en: "that this it none these true",
  de: "das dies dieses davon daran nichts wahr stimmt richtig",
  fr: "ce cela ça c'est rien vrai exact",
  es: "eso esto ello nada verdad cierto",
  pt: "isso isto nada verdade certo",
  it: "ciò questo quello niente vero",
  nl: "dat dit daarvan niets waar klopt",
  sv: "det detta inget sant stämmer",
  da: "det dette intet sandt passer",
  no: "det dette ingenting sant stemmer",
  fi: "se tämä tuo mikään totta",
  pl: "to tego nic prawda prawdą",
  cs: "to toho nic pravda pravdou",
  sk: "to toho nič pravda pravdou",
  ru: "это этого ничего правда так верно",
  uk: "це цього нічого правда так",
  bg: "това нищо вярно така истина",
  sr: "то to ово ovo ништа ništa тачно tačno истина istina",
  hr: "to ovo ništa točno istina",
  ro: "asta aceasta acest nimic adevărat",
  hu: "ez az ebből semmi igaz",
  el: "αυτό τίποτα αλήθεια αληθές",
  tr: "bu bunun hiçbiri doğru",
  az: "bu bunun heç doğru",
  ar: "هذا ذلك هذه صحيح* حقيق*",
  fa: "این آن هیچ درست واقعیت",
  ur: "یہ ایسا سچ درست",
  he: "זה זאת דבר נכון אמת",
  hi: "यह ये ऐसा सच सही",
  id: "itu ini benar",
  vi: "điều đó đúng thật",
  zh: "这 這 那 此 真 实 實",
  ja: "これ それ そのよう 事実 真実 本当",
  ko: "이것 그것 이는 그건 사실",
};

const ordinaryWordsOf = new Map(Object.entries(ordinaryWords).map(([language, words]) => [language, new Set(words.split(" "))]));

/** Scripts whose words are not set apart: a telling word is looked for within what differs. */
const unspaced = new Set(["zh", "ja", "ko"]);

/** `language`: a BCP 47 tag. */
type Matcher = (words: readonly string[], language: string) => boolean;

/**
 * Finds words of any language, as an article may quote one that isn't its own. What is an ordinary word of the article's language, though it
 * tells in another, counts only where it is on the own language's list.
 */
function matcher(...lists: Record<string, string>[]): Matcher {
  const inAny = matcherOf(lists.flatMap((list) => Object.entries(list)));
  const inOne = new Map(
    Object.keys(ordinaryWords).map((language) => [
      language,
      matcherOf(lists.flatMap((list): [string, string][] => [[language, list[language] ?? ""]])),
    ]),
  );
  return (words, language) => {
    const primary = primaryOf(language);
    const ordinary = ordinaryWordsOf.get(primary);
    if (!ordinary) return inAny(words);
    return inOne.get(primary)?.(words) === true || inAny(words.map((word) => (ordinary.has(word) ? "" : word)));
  };
}

function matcherOf(lists: [language: string, words: string][]): (words: readonly string[]) => boolean {
  const [whole, beginnings, within] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [language, words] of lists) {
    for (const word of words.split(" ").filter((each) => each !== "")) {
      if (unspaced.has(language)) within.add(word);
      else if (word.endsWith("*")) beginnings.add(word.slice(0, -1));
      else whole.add(word.replaceAll("_", " "));
    }
  }
  const begins = (word: string) => {
    for (let length = word.length; length >= 2; length--) if (beginnings.has(word.slice(0, length))) return true;
    return false;
  };
  const inner = within.size === 0 ? null : new RegExp([...within].join("|"), "u");
  return (words) => {
    const pairs = words.flatMap((word, index) => [word, `${word} ${words[index + 1] ?? ""}`.trim()]);
    return pairs.some((word) => whole.has(word) || begins(bare(word)) || begins(word)) || inner?.test(words.join("")) === true;
  };
}

/** Without what Arabic and Hebrew write together with a word: “and”, “that”, “in”, “the”. */
function bare(word: string): string {
  return word.replace(/^(?:[وف]?[بكل]?(?:ال)?(?=[\p{Script=Arabic}]{3})|[ושהבכלמ]{1,2}(?=[\p{Script=Hebrew}]{3}))/u, "");
}

const isListedNegation = matcher(negations);
const contracted = /n't$|^n'|^cannot$/u;

/** All matchers take the words of one stretch of text, in order and in lower case. */
export const hasNegation: Matcher = (words, language) => words.some((word) => contracted.test(word)) || isListedNegation(words, language);
export const hasAttribution: Matcher = matcher(doubts, reports);
export const hasDoubt: Matcher = matcher(doubts);
export const refersBack: Matcher = matcher(backReferences);

const quantityMatchers = new Map(Object.entries(quantities).map(([language, words]) => [language, matcherOf([[language, words]])]));

const idiomWords = new Map(
  Object.entries(idioms).map(([language, listed]) => [language, listed.split(", ").map((idiom) => idiom.split(" "))]),
);

/** Do words say how many or how often, other than by a number? Known in the languages listed; `language` is a BCP 47 tag. */
export function hasQuantity(words: readonly string[], language: string): boolean {
  const primary = primaryOf(language);
  return quantityMatchers.get(primary)?.(withoutIdioms(words, idiomWords.get(primary) ?? [])) ?? false;
}

/** With nothing in place of “all along” and its like. */
function withoutIdioms(words: readonly string[], known: string[][]): string[] {
  const left = [...words];
  for (const idiom of known)
    for (let at = 0; at + idiom.length <= left.length; at++)
      if (idiom.every((word, index) => left[at + index] === word)) left.fill("", at, at + idiom.length);
  return left;
}

/** Are the words that turn a sentence known in this language (BCP 47)? */
export function isKnownLanguage(language: string): boolean {
  return primaryOf(language) in negations;
}

const alike: Record<string, string> = { nb: "no", nn: "no", bs: "hr" };

function primaryOf(language: string): string {
  const [primary = ""] = language.toLowerCase().split("-");
  return alike[primary] ?? primary;
}
