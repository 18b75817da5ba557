import type { Warning } from "#lib/domain/article/article.ts";

/** A line in which an article says of itself that it no longer stands. Reports about what others withdrew speak of no “this article”. */
const retraction = new RegExp(
  [
    "(?:(?:this|the (?:above|following)) (?:article|story|post|report|piece|column|paper|study)|the (?:article|story) (?:above|below))(?:[^.!?]|\\d\\.){0,60}(?:has been|have been|was|is) (?:now )?(?:retracted|withdrawn|unpublished|taken down|removed)",
    "we (?:have |are )?(?:now )?(?:retract(?:ed|ing)?|withdr(?:a|e)wn?|withdrawing|unpublished|taken down) this (?:article|story|post|report|piece|column)",
    "dies(?:er|en|e|es) (?:artikel|beitrag|text|bericht|meldung)(?:[^.!?]|\\d\\.){0,60}(?:zurückgezogen|depubliziert)",
    "cet article(?:[^.!?]|\\d\\.){0,60}(?:rétracté|retiré|dépublié)",
    "est[ea] (?:artículo|nota|noticia|artigo|notícia|matéria)(?:[^.!?]|\\d\\.){0,60}(?:retractad|retirad|retratad|despublicad)",
    "questo articolo(?:[^.!?]|\\d\\.){0,60}(?:ritirato|ritrattato)",
    "dit (?:artikel|bericht)(?:[^.!?]|\\d\\.){0,60}(?:ingetrokken|teruggetrokken)",
    "ten artykuł(?:[^.!?]|\\d\\.){0,60}wycofan",
    "(?:эта (?:статья|публикация|новость)|этот материал)(?:[^.!?]|\\d\\.){0,60}(?:отозван|снят)",
    "(?:ця (?:стаття|публікація|новина)|цей матеріал)(?:[^.!?]|\\d\\.){0,60}(?:відкликан|знят)",
    "bu (?:haber|yazı|makale)(?:[^.!?]|\\d\\.){0,60}(?:geri çekil|yayından kaldırıl)",
    "bu (?:məqalə|yazı|xəbər)(?:[^.!?]|\\d\\.){0,60}geri (?:götürül|çağırıl)",
  ]
    .map((words) => `(?<!\\p{L})${words}`)
    .concat(
      "^\\P{L}{0,3}(?:retraction|retraction notice|notice of retraction|withdrawal notice)\\s*[:.—–-]",
      "^\\P{L}{0,3}retracted(?:\\s*[:.—–-]|$)",
    )
    .join("|"),
  "iu",
);

/** In UTF-16 code units: a notice is short. */
const longest = 700;

/** A banner or a line anywhere on the page that says the article was retracted, which a text that still reads in full would hide. */
export function retractionNote(text: string): Warning[] {
  const line = text.split("\n").find((words) => words.length <= longest && retraction.test(words));
  if (line === undefined) return [];
  const shown = line.length > 160 ? `${line.slice(0, 157).trimEnd()}…` : line;
  return [{ code: "retraction-notice", message: `The page says that this article was retracted or withdrawn: “${shown}”.` }];
}
