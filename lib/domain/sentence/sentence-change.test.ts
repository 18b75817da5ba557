import { describe, expect, test } from "vitest";
import { type ChangeKind, type SentenceChange, turnsSentence } from "./kinds.ts";
import { sentenceChanges } from "./sentence-change.ts";

/** What changed about the sentence of `[…]` between two texts that both mark the same passage. */
function change(language: string, old: string, now: string): SentenceChange | null {
  const [before, after] = [marked(old), marked(now)];
  return sentenceChanges(before.text, after.text, [{ old: before.span, now: after.span }], language)[0] ?? null;
}

function marked(text: string) {
  const start = text.indexOf("[");
  const end = text.indexOf("]") - 1;
  return { text: text.replace("[", "").replace("]", ""), span: { start, end } };
}

type Turn = [language: string, old: string, now: string, kind: ChangeKind];

describe("what turns a sentence is named, and blocks", () => {
  test.each<Turn>([
    ["en", "The mayor is [guilty of fraud].", "The mayor is not [guilty of fraud].", "negation"],
    ["en", "The mayor is [guilty of fraud].", "The mayor isn’t [guilty of fraud].", "negation"],
    ["en", "It is legal to [sell it abroad].", "It is illegal to [sell it abroad].", "negation"],
    ["de", "Der Bürgermeister ist [des Betrugs schuldig].", "Der Bürgermeister ist nicht [des Betrugs schuldig].", "negation"],
    ["de", "Er hat [einen Fehler gemacht].", "Er hat niemals [einen Fehler gemacht].", "negation"],
    ["fr", "Le maire est [coupable de fraude].", "Le maire n’est pas [coupable de fraude].", "negation"],
    ["es", "El alcalde es [culpable de fraude].", "El alcalde no es [culpable de fraude].", "negation"],
    ["pt", "O prefeito é [culpado de fraude].", "O prefeito não é [culpado de fraude].", "negation"],
    ["it", "Il sindaco è [colpevole di frode].", "Il sindaco non è [colpevole di frode].", "negation"],
    ["nl", "De burgemeester is [schuldig aan fraude].", "De burgemeester is niet [schuldig aan fraude].", "negation"],
    ["sv", "Borgmästaren är [skyldig till bedrägeri].", "Borgmästaren är inte [skyldig till bedrägeri].", "negation"],
    ["fi", "Pormestari on [syyllinen petokseen].", "Pormestari ei ole [syyllinen petokseen].", "negation"],
    ["pl", "Burmistrz jest [winny oszustwa].", "Burmistrz nie jest [winny oszustwa].", "negation"],
    ["cs", "Starosta je [vinen podvodem].", "Starosta není [vinen podvodem].", "negation"],
    ["ru", "Мэр [виновен в мошенничестве].", "Мэр не [виновен в мошенничестве].", "negation"],
    ["uk", "Мер [винен у шахрайстві].", "Мер не [винен у шахрайстві].", "negation"],
    ["tr", "Belediye başkanı [parayı] aldı.", "Belediye başkanı [parayı] almadı.", "negation"],
    ["tr", "Başkan [dolandırıcılıktan suçlu].", "Başkan [dolandırıcılıktan suçlu] değil.", "negation"],
    ["az", "Mer [pulu] aldı.", "Mer [pulu] almadı.", "negation"],
    ["ar", "العمدة [مذنب بالاحتيال].", "العمدة ليس [مذنب بالاحتيال].", "negation"],
    ["fa", "شهردار [پول را] گرفت.", "شهردار [پول را] نگرفت.", "negation"],
    ["he", "ראש העיר [אשם בהונאה].", "ראש העיר אינו [אשם בהונאה].", "negation"],
    ["hi", "महापौर [धोखाधड़ी का दोषी] है।", "महापौर [धोखाधड़ी का दोषी] नहीं है।", "negation"],
    ["zh", "市长[犯有欺诈罪]。", "市长没有[犯有欺诈罪]。", "negation"],
    ["ja", "市長は[詐欺の罪を]犯した。", "市長は[詐欺の罪を]犯していない。", "negation"],
    ["ko", "시장은 [사기죄로] 유죄다.", "시장은 [사기죄로] 유죄가 아니다.", "negation"],
    ["el", "Ο δήμαρχος είναι [ένοχος για απάτη].", "Ο δήμαρχος δεν είναι [ένοχος για απάτη].", "negation"],
    ["hu", "A polgármester [bűnös csalásban].", "A polgármester nem [bűnös csalásban].", "negation"],
    ["en", "Prices rose [5 percent].", "Prices rose −[5 percent].", "sign"],
    ["en", "The balance was [5 percent] in May.", "The balance was +[5 percent] in May.", "sign"],
    ["en", "It cost $[5 million] to build.", "It cost €[5 million] to build.", "currency"],
    ["en", "It cost [5] dollars to build.", "It cost [5] euros to build.", "currency"],
    ["en", "It cost USD [5] to build.", "It cost EUR [5] to build.", "currency"],
    ["en", "[The bridge cost 5] million to build.", "[The bridge cost 5] billion to build.", "number"],
    ["de", "[Die Brücke kostete 5] Millionen.", "[Die Brücke kostete 5] Milliarden.", "number"],
    ["ru", "[Мост стоил 5] миллионов.", "[Мост стоил 5] миллиардов.", "number"],
    ["en", "Some [500 people] came.", "Some 12 [500 people] came.", "number"],
    ["en", "[500 people] came.", "12 [500 people] came.", "number"],
    ["en", "In five years [the river dried up].", "In nine years [the river dried up].", "number"],
    ["fr", "En cinq ans, [la rivière a séché].", "En neuf ans, [la rivière a séché].", "number"],
    ["zh", "[大桥耗资五]百万元。", "[大桥耗资五]千万元。", "number"],
    ["en", "[The road is 12] km long.", "[The road is 12] m long.", "unit"],
    ["en", "[It fell by 12] percent.", "[It fell by 12] points.", "unit"],
    ["en", "[The dose was 5] mg a day.", "[The dose was 5] µg a day.", "unit"],
    ["en", "Then Miller [took the money].", "Then Moore [took the money].", "name"],
    ["uk", "Потім Іваненко [взяв гроші].", "Потім Петренко [взяв гроші].", "name"],
    ["zh", "张三[拿走了钱]。", "李四[拿走了钱]。", "name"],
    ["ar", "ثم أحمد [أخذ المال].", "ثم محمود [أخذ المال].", "name"],
    ["en", "[Vaccines cause autism].", "It is a myth that [vaccines cause autism].", "attribution"],
    ["en", "[He took the money].", "[He took the money], the prosecutor alleged.", "attribution"],
    ["en", "He [took the money].", "He allegedly [took the money].", "attribution"],
    ["en", "The minister denied that he [took the money].", "The minister knew that he [took the money].", "attribution"],
    ["de", "Er hat [das Geld genommen].", "Er hat angeblich [das Geld genommen].", "attribution"],
    ["fr", "Il a [pris l’argent].", "Il aurait, selon la police, [pris l’argent].", "attribution"],
    ["es", "[Tomó el dinero].", "Es un mito que [tomó el dinero].", "attribution"],
    ["ru", "Он [взял деньги].", "Он якобы [взял деньги].", "attribution"],
    ["uk", "Він [узяв гроші].", "Він нібито [узяв гроші].", "attribution"],
    ["tr", "[Parayı aldı].", "[Parayı aldı] iddia edildi.", "attribution"],
    ["ar", "[أخذ المال].", "يزعم أنه [أخذ المال].", "attribution"],
    ["fa", "او [پول را گرفت].", "ادعا می‌شود او [پول را گرفت].", "attribution"],
    ["he", "הוא [לקח את הכסף].", "לטענת התובע הוא [לקח את הכסף].", "attribution"],
    ["hi", "उसने [पैसे लिए]।", "उसने कथित तौर पर [पैसे लिए]।", "attribution"],
    ["zh", "他[拿走了钱]。", "据称他[拿走了钱]。", "attribution"],
    ["ja", "彼が[金を取った]。", "彼が[金を取った]と主張されている。", "attribution"],
    ["en", "He is [guilty of fraud].", "He is “[guilty of fraud]”.", "attribution"],
    [
      "en",
      "Who says this is right about the following:\n[Cats can fly].",
      "Who says this is wrong about the following:\n[Cats can fly].",
      "attribution",
    ],
    ["en", "This is a fact.\n[Cats can fly].", "This is a myth.\n[Cats can fly].", "attribution"],
    ["en", "So they are [guilty of fraud].", "So they are [guilty of fraud]?", "question"],
    ["de", "Lindner [hat das Haus gekauft].", "Habeck [hat das Haus gekauft].", "name"],
    ["ru", "Соколов [продал дом].", "Орлов [продал дом].", "name"],
    ["en", "The U.S. [left the treaty].", "The U.K. [left the treaty].", "name"],
    ["en", "Rents rose by [7 percent].", "Rents fell by [7 percent].", "number"],
    ["fr", "Plus de [300 personnes] sont venues.", "Moins de [300 personnes] sont venues.", "number"],
    ["en", "The wall is 6′ [tall].", "The wall is 6″ [tall].", "unit"],
    ["en", "The council [cleared the site].\nThat is a fact.", "The council [cleared the site].\nThat is a lie.", "attribution"],
    ["de", "Er hat [das Geld genommen]. Er ging.", "Er hat [das Geld genommen]. Das ist gelogen.", "attribution"],
    ["ru", "Он [взял деньги]. Он ушёл.", "Он [взял деньги]. Это ложь.", "attribution"],
    [
      "en",
      "What doctors say:\nSleep helps.\nWater helps.\n[Garlic cures colds].",
      "What doctors deny:\nSleep helps.\nWater helps.\n[Garlic cures colds].",
      "attribution",
    ],
    ["en", "All of the [judges voted].", "Few of the [judges voted].", "number"],
    ["en", "The judges along [the coast voted].", "The judges all along [the coast voted].", "number"],
    ["nl", "Tien [rechters stemden].", "Elf [rechters stemden].", "number"],
    ["ru", "Второй [мост закрыт].", "Первый [мост закрыт].", "number"],
    ["en", "He always [paid his taxes].", "He rarely [paid his taxes].", "number"],
    ["de", "Alle [Schulen schlossen].", "Wenige [Schulen schlossen].", "number"],
    ["fr", "Il a toujours [payé ses impôts].", "Il a rarement [payé ses impôts].", "number"],
    ["es", "Todos [los jueces votaron].", "Pocos [los jueces votaron].", "number"],
    ["ru", "Все [судьи голосовали].", "Немногие [судьи голосовали].", "number"],
    ["tr", "Bütün [yargıçlar oy verdi].", "Bazı [yargıçlar oy verdi].", "number"],
    ["pl", "Wszyscy [sędziowie głosowali].", "Niektórzy [sędziowie głosowali].", "number"],
    ["en", "The talks are [over].", "The talks are far from [over].", "negation"],
    ["en", "The court convicted [the banker].", "The court acquitted [the banker].", "negation"],
    ["en", "The firm managed to [pay its debts].", "The firm failed to [pay its debts].", "negation"],
    ["fr", "Il est venu lundi [avec sa femme].", "Il est venu mardi [avec sa femme].", "name"],
    ["ru", "Он приехал в мае [с женой].", "Он приехал в июне [с женой].", "name"],
    ["en", "so the eu [left the talks] last night without a word", "so the nato [left the talks] last night without a word", "unclear"],
    ["et", "Ta [võttis raha].", "Ta [võttis raha], nagu räägitakse linnas.", "unclear"],
    ["lv", "Viņš [paņēma naudu].", "Kā runā pilsētā, viņš [paņēma naudu].", "unclear"],
    ["en", "He [took the money].", "He [took the money], or so it goes.", "unclear"],
    ["zh", "[新桥造价]3亿元。", "[新桥造价]−3亿元。", "sign"],
    ["en", "He [took the money]. He left.", "He [took the money]. That is not true. He left.", "attribution"],
    ["en", "He [took the money].", "He [took the money]. No, he didn’t.", "attribution"],
    ["en", "He [took the money]. He left.", "He [took the money]. At least that is what his enemies say. He left.", "attribution"],
    ["en", "Did the dam [break]? Yes.", "Did the dam [break]? No.", "attribution"],
    ["de", "Er [nahm das Geld]. Er ging.", "Er [nahm das Geld]. Das stimmt nicht. Er ging.", "attribution"],
    ["fr", "Il a [pris l’argent]. Il partit.", "Il a [pris l’argent]. Ce n’est pas vrai. Il partit.", "attribution"],
    ["es", "[Tomó el dinero]. Se fue.", "[Tomó el dinero]. No es verdad. Se fue.", "attribution"],
    ["ru", "Он [взял деньги]. Он ушёл.", "Он [взял деньги]. Это не так. Он ушёл.", "attribution"],
    ["zh", "他[拿走了钱]。他走了。", "他[拿走了钱]。这不是真的。他走了。", "attribution"],
    [
      "en",
      "Facts about colds\n• Sleep helps.\n• [Garlic cures colds].",
      "Myths about colds\n• Sleep helps.\n• [Garlic cures colds].",
      "attribution",
    ],
    ["en", "[It grew] 5% a year.", "[It grew] 5% a month.", "unit"],
    ["en", "The first [victim died].", "The second [victim died].", "number"],
    ["ru", "Первый [мост закрыт].", "Второй [мост закрыт].", "number"],
    ["en", "There is evidence that [it works].", "There is little evidence that [it works].", "number"],
    ["en", "Scientists agree that [it works].", "Scientists doubt that [it works].", "attribution"],
    ["en", "[Vaccines cause autism] is what it shows.", "[Vaccines cause autism] is what it rules out.", "negation"],
    ["en", "The minister said:\n[It was a mistake].", "The baker said:\n[It was a mistake].", "attribution"],
    ["en", "Asked again, the minister said: “[It was] a mistake”.", "Asked again, the baker said: “[It was] a mistake”.", "attribution"],
    ["de", "Der Minister erklärte: [Das war ein Fehler].", "Der Bäcker erklärte: [Das war ein Fehler].", "attribution"],
    // In another language than the article's.
    ["de", "Er schrieb, he was [guilty of fraud].", "Er schrieb, he was never [guilty of fraud].", "negation"],
    ["fr", "Il écrit : er ist [schuldig].", "Il écrit : er ist nicht [schuldig].", "negation"],
    ["it", "È vero: [ha preso i soldi].", "È vero, no: [ha preso i soldi].", "negation"],
    ["de", "Das Geld [ist da].", "Das Geld [ist da], said the mayor.", "attribution"],
    ["sw", "Meya ana [hatia ya udanganyifu].", "Meya hana [hatia ya udanganyifu].", "unclear"],
    ["und", "Ka [mea tuku].", "Ka kore [mea tuku].", "unclear"],
  ])("%s: %s → %s", (language, old, now, kind) => {
    const found = change(language, old, now);
    expect(found?.kinds).toContain(kind);
    if (found) expect(turnsSentence(found)).toBe(true);
  });
});

describe("other changes only tell", () => {
  test.each([
    ["en", "The mayor quickly [opened the bridge].", "The mayor proudly [opened the bridge]."],
    ["en", "The mayor [opened the bridge] with his wife.", "The mayor [opened the bridge] together with his wife."],
    ["fr", "Le maire a [ouvert le pont] hier.", "Le maire a [ouvert le pont] ce matin."],
    ["en", "In brief: the mayor [opened the bridge].", "In short: the mayor [opened the bridge]."],
    ["ru", "Мэр быстро [открыл мост].", "Мэр торжественно [открыл мост]."],
    // No quantity, whatever it is made of.
    ["en", "He knew [about the pier].", "He knew all along [about the pier]."],
    ["en", "They paid for the lamps [of the shore].", "They paid for the lamps, after all, [of the shore]."],
    ["en", "The mayor [opened the bridge].", "The mayor at last [opened the bridge]."],
    ["en", "They helped [to build it].", "They helped each other [to build it]."],
    ["de", "Der Bürgermeister [eröffnete die Brücke].", "Der Bürgermeister jedenfalls [eröffnete die Brücke]."],
    ["de", "Die Brücke [ist offen].", "Die Brücke [ist offen] immer noch."],
    // What denies, doubts or reports in another language.
    ["en", "The mayor [opened the bridge].", "The mayor [opened the bridge] in dense fog, wet and in a poor state."],
    ["en", "The mayor [opened the bridge].", "The mayor of this district [opened the bridge]."],
    ["de", "Der Bürgermeister [eröffnete die Brücke].", "Der Bürgermeister [eröffnete die Brücke] mit ihr statt mir und den anderen."],
    ["fr", "Le maire a [ouvert le pont].", "Le maire a [ouvert le pont] en mai et sa femme aussi."],
    ["es", "El alcalde [abrió el puente].", "El alcalde [abrió el puente] en mayo."],
    ["it", "Il sindaco ha [aperto il ponte].", "Il sindaco è stato felice e ha [aperto il ponte]."],
    ["nl", "De burgemeester [opende de brug].", "De burgemeester [opende de brug] en dit park."],
    ["sv", "Borgmästaren [öppnade bron].", "Borgmästaren [öppnade bron] nu med sin fru."],
    ["pl", "Burmistrz [otworzył most].", "Burmistrz [otworzył most] i tak dalej."],
    ["ro", "Primarul [a deschis podul].", "Primarul [a deschis podul] mai devreme."],
    ["hu", "A polgármester [megnyitotta a hidat].", "A polgármester [megnyitotta a hidat] a mai napon."],
    ["fr", "Le maire a [ouvert le pont].", "Le maire a tout de même [ouvert le pont]."],
    ["es", "El alcalde [abrió el puente].", "El alcalde poco después [abrió el puente]."],
    ["it", "Il sindaco [aprì il ponte].", "Il sindaco dopo tutto [aprì il ponte]."],
    ["pl", "Burmistrz [otworzył most].", "Burmistrz ten [otworzył most]."],
    ["ru", "Мэр [открыл мост].", "Мэр все равно [открыл мост]."],
    ["ru", "Мэр [открыл мост].", "Мэр во вторник [открыл мост]."],
    ["uk", "Мер [відкрив міст].", "Мер друг народу [відкрив міст]."],
    ["tr", "Başkan [köprüyü açtı].", "Başkan daha sonra [köprüyü açtı]."],
    ["en", "The mayor, who smiled, [opened the bridge].", "The mayor who smiled [opened the bridge]."],
  ])("%s: %s → %s", (language, old, now) => {
    expect(change(language, old, now)?.kinds).toEqual(["wording"]);
  });
});

describe("what only typography or another sentence changed is nothing", () => {
  test.each([
    ["en", "He said: “It’s [guilty of fraud] – again…”", 'He said: "It\'s [guilty of fraud] - again..."'],
    ["en", "The mayor is [guilty of fraud].", "The  mayor\u00A0is [guilty\u00AD of fraud]."],
    ["de", "Er sagte: „Das [ist so]“, und ging.", "Er sagte: ‚Das [ist so]‘, und ging."],
    ["en", "She said “it [was late]” and left.", "She said ‘it [was late]’ and left."],
    ["fr", "Il est [coupable de fraude] !", "Il est [coupable de fraude]!"],
    ["de", "Sie stieg um [5 %] im Mai.", "Sie stieg um [5%] im Mai."],
    ["en", "Nobody came. The mayor is [guilty of fraud]. He left.", "12 people came. The mayor is [guilty of fraud]. He didn’t leave."],
    ["en", "Heading one\nThe mayor is [guilty of fraud].\nMore.", "Heading two\nThe mayor is [guilty of fraud].\nLess."],
    ["en", "He said:\n[No comment on that today.]\nHe left.", "He said: [No comment on that today.] He left."],
    ["en", "The mayor is\n[guilty of fraud] today.", "The mayor is [guilty of fraud] today."],
    ["en", "It opened in May—[after a long delay].", "It opened in May – [after a long delay]."],
    ["en", "• The mayor [opened the bridge].", "The mayor [opened the bridge]."],
    ["en", "- The mayor [opened the bridge].", "* The mayor [opened the bridge]."],
    ["en", "[The road is 12] km long.", "[The road is 12] kilometres long."],
    ["en", "It fell by [5 percent] in May.", "It fell by [5] % in May."],
    ["de", "[Die Brücke kostete 5] Millionen Euro.", "[Die Brücke kostete 5] Mio. Euro."],
    ["en", "It ran at [80] km/h downhill.", "It ran at [80] kilometres per hour downhill."],
    ["en", "Left\tthe mayor is [guilty]\tNo", "Right\tthe mayor is [guilty]\tYes"],
    ["en", "The mayor is [guilty]. The trial went on for seven months, and many people doubted the story.", "The mayor is [guilty]."],
    ["en", "The dam [broke]. He left.", "The dam [broke]. Nobody was hurt that night. He left."],
    [
      "en",
      "No stops until May\nThe mayor is [guilty of fraud].\nMore.",
      "Rumours of a strike\nThe first line opened.\nThe mayor is [guilty of fraud].\nMore.",
    ],
    ["zh", "很多人来了。市长[犯有欺诈罪]。", "没有人来。市长[犯有欺诈罪]。"],
    ["hi", "वह आया। महापौर [दोषी] है।", "वह नहीं आया। महापौर [दोषी] है।"],
    ["ar", "جاء الناس. العمدة [مذنب].", "لم يأت الناس. العمدة [مذنب]."],
  ])("%s: %s → %s", (language, old, now) => {
    expect(change(language, old, now)).toBeNull();
  });
});

test("a sentence goes on after an abbreviation, an initial, an ordinal and a quotation", () => {
  for (const [language, old, now] of [
    ["en", "It is true that Mr. J. Smith is [guilty of fraud].", "It is a myth that Mr. J. Smith is [guilty of fraud]."],
    ["en", "The U.S. Army says the man is [guilty of fraud].", "A U.S. myth says the man is [guilty of fraud]."],
    ["de", "Angeblich hat er am 3. Oktober z. B. [Geld genommen].", "Sicher hat er am 3. Oktober z. B. [Geld genommen]."],
    ["ru", "Будто бы в 2019 г. Иванов [купил дом].", "Точно в 2019 г. Иванов [купил дом]."],
    ["en", "“[I took it.]” he said.", "“[I took it.]” he denied."],
  ] as const) {
    expect(change(language, old, now)?.kinds, now).toContain("attribution");
  }
});

test("old and new sentence are shown as they stand", () => {
  expect(change("en", "One. The mayor – is [guilty of fraud]. Two.", "One. The mayor – is not [guilty of fraud]. Two.")).toEqual({
    old: "The mayor – is guilty of fraud.",
    now: "The mayor – is not guilty of fraud.",
    kinds: ["negation", "wording"],
  });
});

test("a long text without a full stop is looked at around the passage only", () => {
  const words = "word ".repeat(5000);
  const found = change("en", `${words}[guilty] ${words}`, `${words}not [guilty] ${words}`);
  expect(found?.kinds).toContain("negation");
  expect((found?.old ?? "").length).toBeLessThan(2200);
});
