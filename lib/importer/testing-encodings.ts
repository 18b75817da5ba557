/**
 * A text in each language, made up for this, and the encodings that newsrooms and archives keep such texts in. Between them: every
 * encoding the web has had, none of which says in its bytes what it is.
 */
const texts = {
  ja: "県は三日、港にかかる古い橋の点検を来月から始めると発表した。担当者によると、四十年前に作られた橋脚の一部でひび割れが見つかり、通行する車の重さを制限する可能性もあるという。地元の商店街からは「観光客が減るのではないか」と心配する声が上がっている。点検は二週間ほどで終わる予定で、結果は県のホームページで公開される。カメラとドローンを使った調査は初めて。",
  "zh-Hans":
    "市政府星期二宣布，跨江大桥将从下月起封闭两周进行检修。负责人表示，四十年前修建的桥墩出现裂缝，需要限制车辆的重量。附近的商户担心游客会因此减少，但专家认为安全应当放在第一位。检修结果将在政府网站上公布，市民可以通过电话提出意见。去年，这座桥每天平均有一万二千辆汽车通过。",
  "zh-Hant":
    "市政府星期二宣布，跨江大橋將從下個月起封閉兩週進行檢修。負責人表示，四十年前興建的橋墩出現裂縫，需要限制車輛的重量。附近的商家擔心遊客會因此減少，但專家認為安全應該放在第一位。檢修結果將在政府網站上公布，民眾可以透過電話提出意見。去年，這座橋每天平均有一萬二千輛汽車通過。",
  ko: "시는 화요일 강을 가로지르는 오래된 다리를 다음 달부터 두 주 동안 점검한다고 밝혔다. 담당자는 사십 년 전에 지은 교각에서 금이 발견되어 차량의 무게를 제한할 수 있다고 말했다. 근처 상인들은 관광객이 줄어들까 걱정하고 있지만 전문가들은 안전이 먼저라고 말한다. 점검 결과는 시청 홈페이지에 공개된다.",
  el: "Ο δήμος ανακοίνωσε την Τρίτη ότι η παλιά γέφυρα του λιμανιού θα κλείσει για δύο εβδομάδες από τον επόμενο μήνα. Σύμφωνα με τον υπεύθυνο, βρέθηκαν ρωγμές σε ένα από τα βάθρα που χτίστηκαν πριν από σαράντα χρόνια. Οι έμποροι της περιοχής φοβούνται ότι θα μειωθούν οι επισκέπτες, όμως οι ειδικοί λένε πως προέχει η ασφάλεια. Άλλοι ζητούν να γίνει έρευνα για το κόστος.",
  ar: "أعلنت البلدية يوم الثلاثاء أن الجسر القديم فوق النهر سيغلق لمدة أسبوعين ابتداء من الشهر المقبل لإجراء الصيانة. وقال المسؤول إن تشققات ظهرت في أحد الأعمدة التي بنيت قبل أربعين عاما، وإن وزن السيارات قد يقيد. ويخشى التجار في المنطقة أن يقل عدد الزوار، لكن الخبراء يؤكدون أن السلامة تأتي أولا. وستنشر النتائج على موقع البلدية.",
  fa: "شهرداری روز سه‌شنبه اعلام کرد که پل قدیمی رودخانه از ماه آینده به مدت دو هفته برای تعمیر بسته می‌شود. به گفته مسئول این طرح، در یکی از پایه‌هایی که چهل سال پیش ساخته شده ترک‌هایی دیده شده است. کاسب‌های محله نگران‌اند که گردشگران کمتر شوند، اما کارشناسان می‌گویند ایمنی در اولویت است. چند نفر هم پرسیدند هزینه آن چقدر است.",
  he: "העירייה הודיעה ביום שלישי כי הגשר הישן שמעל הנהר ייסגר לשבועיים החל בחודש הבא לצורך בדיקה. לדברי האחראי, נמצאו סדקים באחד העמודים שנבנו לפני ארבעים שנה, וייתכן שיוגבל משקל כלי הרכב. הסוחרים באזור חוששים שמספר המבקרים ירד, אך המומחים אומרים שהבטיחות קודמת לכול. תוצאות הבדיקה יפורסמו באתר העירייה.",
  th: "เทศบาลประกาศเมื่อวันอังคารว่าสะพานเก่าข้ามแม่น้ำจะปิดซ่อมเป็นเวลาสองสัปดาห์ตั้งแต่เดือนหน้า เจ้าหน้าที่กล่าวว่าพบรอยร้าวที่เสาต้นหนึ่งซึ่งสร้างเมื่อสี่สิบปีก่อน และอาจต้องจำกัดน้ำหนักรถ พ่อค้าแม่ค้าในย่านนั้นกังวลว่านักท่องเที่ยวจะลดลง แต่ผู้เชี่ยวชาญบอกว่าความปลอดภัยต้องมาก่อน ผลการตรวจสอบจะเผยแพร่บนเว็บไซต์ของเทศบาล",
  pl: "Miasto ogłosiło we wtorek, że stary most nad rzeką zostanie od przyszłego miesiąca zamknięty na dwa tygodnie. Według kierownika robót w jednym z filarów zbudowanych czterdzieści lat temu znaleziono pęknięcia i być może trzeba będzie ograniczyć ciężar pojazdów. Kupcy z okolicy obawiają się, że turystów będzie mniej, lecz zdaniem ekspertów najważniejsze jest bezpieczeństwo. Wyniki kontroli mają być jawne.",
  cs: "Město v úterý oznámilo, že starý most přes řeku bude od příštího měsíce na dva týdny uzavřen. Podle vedoucího stavby se v jednom z pilířů postavených před čtyřiceti lety našly trhliny a možná bude třeba omezit hmotnost vozidel. Obchodníci z okolí se bojí, že návštěvníků ubude, odborníci však říkají, že bezpečnost je na prvním místě. Žádné další uzavírky se zatím nechystají.",
  hu: "A város kedden bejelentette, hogy a folyó fölötti régi hidat a jövő hónaptól két hétre lezárják. A munkálatok vezetője szerint az egyik, negyven éve épült pillérben repedéseket találtak, ezért korlátozni kellhet a járművek súlyát. A környékbeli kereskedők attól tartanak, hogy kevesebb vendég jön, a szakértők szerint azonban a biztonság az első. Az eredményről a jövő héten tájékoztatják a lakókat, ők pedig kérdezhetnek.",
  ro: "Primăria a anunţat marţi că podul vechi de peste râu va fi închis două săptămâni începând de luna viitoare. Potrivit şefului de şantier, într-unul dintre pilonii construiţi acum patruzeci de ani s-au găsit fisuri, iar greutatea maşinilor ar putea fi limitată. Negustorii din zonă se tem că vor veni mai puţini turişti, însă experţii spun că siguranţa este pe primul loc.",
  ru: "Городские власти объявили во вторник, что старый мост через реку закроют на две недели начиная со следующего месяца. По словам начальника работ, в одной из опор, построенных сорок лет назад, нашли трещины, и вес машин, возможно, придётся ограничить. Торговцы боятся, что приезжих станет меньше, но специалисты говорят: безопасность важнее. Итоги проверки обещают опубликовать.",
  uk: "Міська влада оголосила у вівторок, що старий міст через річку закриють на два тижні від наступного місяця. За словами керівника робіт, в одній із опор, збудованих сорок років тому, знайшли тріщини, і вагу машин, можливо, доведеться обмежити. Торговці побоюються, що приїжджих поменшає, але фахівці кажуть: безпека важливіша. Її підсумки обіцяють оприлюднити.",
  bg: "Общината обяви във вторник, че старият мост над реката ще бъде затворен за две седмици от следващия месец. Според ръководителя на строежа в един от стълбовете, построени преди четиридесет години, са открити пукнатини и теглото на колите може да бъде ограничено. Търговците се опасяват, че туристите ще намалеят, но експертите казват, че безопасността е най-важна.",
  tr: "Belediye salı günü, nehrin üzerindeki eski köprünün gelecek aydan itibaren iki hafta kapatılacağını duyurdu. Çalışmanın sorumlusuna göre kırk yıl önce yapılan ayaklardan birinde çatlaklar bulundu ve araçların ağırlığı sınırlanabilir. Çevredeki esnaf ziyaretçi sayısının düşeceğinden kaygılı, uzmanlar ise güvenliğin önce geldiğini söylüyor. Sonuçların belediyenin sitesinde yayımlanacağı bildirildi.",
  lt: "Savivaldybė antradienį paskelbė, kad senasis tiltas per upę nuo kito mėnesio bus uždarytas dviem savaitėms. Pasak darbų vadovo, viename iš prieš keturiasdešimt metų pastatytų stulpų rasta įtrūkimų, todėl gali tekti riboti automobilių svorį. Aplinkiniai prekybininkai baiminasi, kad sumažės lankytojų, tačiau žinovai sako, jog svarbiausia yra saugumas.",
  lv: "Pašvaldība otrdien paziņoja, ka vecais tilts pār upi no nākamā mēneša tiks slēgts uz divām nedēļām. Kā stāsta darbu vadītājs, vienā no pirms četrdesmit gadiem celtajiem balstiem atrastas plaisas, un var nākties ierobežot automašīnu svaru. Apkārtējie tirgotāji baidās, ka apmeklētāju kļūs mazāk, taču speciālisti saka, ka drošība ir pirmajā vietā.",
  vi: "Thành phố hôm thứ ba cho biết cây cầu cũ bắc qua sông sẽ đóng cửa hai tuần kể từ tháng sau để kiểm tra. Theo người phụ trách, một trong các trụ được xây cách đây bốn mươi năm đã có vết nứt, và trọng lượng xe có thể sẽ bị hạn chế. Các tiểu thương lo rằng du khách sẽ ít đi, nhưng chuyên gia nói rằng an toàn là trên hết.",
  de: "Die Stadt teilte am Dienstag mit, dass die alte Brücke über den Fluss vom nächsten Monat an für zwei Wochen geschlossen wird. Dem Bauleiter zufolge fanden sich Risse in einem der Pfeiler, die vor vierzig Jahren gebaut wurden; möglicherweise müsse das Gewicht der Fahrzeuge beschränkt werden. „Wir befürchten, dass weniger Gäste kommen“, sagen die Händler – für Fachleute zählt die Sicherheit.",
  fr: "La ville a annoncé mardi que le vieux pont sur le fleuve serait fermé pendant deux semaines dès le mois prochain. D’après le chef de chantier, des fissures ont été trouvées dans l’un des piliers bâtis il y a quarante ans, et le poids des véhicules pourrait être limité. Les commerçants craignent que les visiteurs soient moins nombreux ; pour les experts, la sécurité passe avant tout. Le coût, lui, n’a pas été révélé.",
  es: "El ayuntamiento anunció el martes que el viejo puente sobre el río permanecerá cerrado dos semanas a partir del próximo mes. Según el jefe de obra, se hallaron grietas en uno de los pilares construidos hace cuarenta años y quizá haya que limitar el peso de los vehículos. ¿Qué dirán los comerciantes? Temen que lleguen menos visitantes, pero los técnicos señalan que la seguridad está primero.",
} as const;

const kept: [keyof typeof texts, string[]][] = [
  ["ja", ["shift_jis", "euc-jp", "iso-2022-jp"]],
  ["zh-Hans", ["gb18030"]],
  ["zh-Hant", ["big5"]],
  ["ko", ["euc-kr"]],
  ["el", ["windows-1253", "iso-8859-7"]],
  ["ar", ["windows-1256", "iso-8859-6"]],
  ["fa", ["windows-1256"]],
  ["he", ["windows-1255", "iso-8859-8"]],
  ["th", ["windows-874"]],
  ["pl", ["windows-1250", "iso-8859-2"]],
  ["cs", ["windows-1250", "iso-8859-2"]],
  ["hu", ["windows-1250", "iso-8859-2"]],
  ["ro", ["windows-1250", "iso-8859-2"]],
  ["ru", ["windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic"]],
  ["uk", ["windows-1251", "koi8-u"]],
  ["bg", ["windows-1251"]],
  ["tr", ["windows-1254"]],
  ["lt", ["windows-1257", "iso-8859-13"]],
  ["lv", ["windows-1257"]],
  ["vi", ["windows-1258"]],
  ["de", ["windows-1252", "iso-8859-15", "macintosh"]],
  ["fr", ["windows-1252", "iso-8859-15"]],
  ["es", ["windows-1252"]],
];

const standIns: Record<string, string> = { "„": '"', "“": '"', "”": '"', "’": "'", "–": "-", "\u200C": "", ی: "ي", ک: "ك", ş: "s" };
const tables = new Map<string, Map<string, number[]>>();

/** The text in a language. */
export function textIn(language: keyof typeof texts): string {
  return texts[language];
}

/** Each text in each of its encodings, and in UTF-16 without a mark, as bytes. */
export const unmarked = kept.flatMap(([language, charsets]) =>
  [...charsets, "utf-16le", "utf-16be"].map((charset) => {
    const bytes = encode(texts[language], charset);
    return { language, charset, bytes, text: new TextDecoder(charset).decode(bytes) };
  }),
);

/** A text in an encoding that Node only reads: what it has no character for is put as one that stands in for it, or as a question mark. */
export function encode(text: string, charset: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder(charset);
  if (charset === "utf-16le") return new Uint8Array(Buffer.from(text, "utf16le"));
  if (charset === "utf-16be") return new Uint8Array(Buffer.from(text, "utf16le").swap16());
  if (charset === "iso-2022-jp") return iso2022(text);
  const known = tables.get(charset) ?? table(decoder);
  tables.set(charset, known);
  const plain = [...(charset === "windows-1258" ? vietnamese(text) : text)];
  return new Uint8Array(plain.flatMap((character) => known.get(character) ?? known.get(standIns[character] ?? "") ?? [0x3f]));
}

/** What each byte, and each pair of bytes, of an encoding stands for. */
function table(decoder: TextDecoder): Map<string, number[]> {
  const known = new Map<string, number[]>();
  const learn = (bytes: number[]) => {
    const [character, ...more] = decoder.decode(new Uint8Array(bytes));
    if (character !== undefined && character !== "\uFFFD" && more.length === 0 && !known.has(character)) known.set(character, bytes);
  };
  for (let first = 0; first < 256; first += 1) learn([first]);
  for (let first = 0x81; first < 0xff; first += 1) for (let second = 0x40; second < 0xff; second += 1) learn([first, second]);
  return known;
}

function iso2022(text: string): Uint8Array<ArrayBuffer> {
  const runs = text.match(/[\0-\u007F]+|[^\0-\u007F]+/g) ?? [];
  const bytes = runs.flatMap((run) => {
    const codes = [...encode(run, "euc-jp")];
    return run.charCodeAt(0) > 0x7f ? [0x1b, 0x24, 0x42, ...codes.map((byte) => byte & 0x7f), 0x1b, 0x28, 0x42] : codes;
  });
  return new Uint8Array(bytes);
}

/** Windows writes a Vietnamese vowel whole and its tone after it. */
function vietnamese(text: string): string {
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
  return [...text.normalize("NFC")]
    .map((character) => {
      const apart = character.normalize("NFD");
      const tone = apart.match(tones)?.join("") ?? "";
      return tone === "" ? character : apart.replaceAll(tones, "").normalize("NFC") + tone;
    })
    .join("");
}
