/**
 * Words that deny, doubt or report in another language and are ordinary in this one: German “mit” (a Polish myth), French “en” (a Finnish
 * denial). In lower case, folded.
 */
export const ordinaryWords: Record<string, string> = {
  en: "sin mit et mai theo",
  de: "den denen denn denselben ei mit noch statt mai",
  fr: "dont en et sa mai telle telles tellement",
  es: "en dentro segundo",
  pt: "no dentro sei",
  it: "ne dentro sei stato stata stati state mondo negli",
  nl: "dit en nu pas negen ei",
  sv: "den denna dit en ni nu sin sagt skulle tak",
  da: "den denne disse dit en et mit ni nu sin skal tak",
  no: "den denne disse en et no ni sin skulle tak mai",
  fi: "ne no",
  pl: "no niego tak",
  cs: "den tak no",
  sk: "den sa sem tak no",
  hr: "ni no sa nego pas",
  sr: "ni no sa nego pas",
  ro: "ei mai ne ni sa pas",
  hu: "mai mit ni no negyedik negyediket negyven nektek",
  tr: "en denli",
  ru: "уж",
  fa: "ما",
};
