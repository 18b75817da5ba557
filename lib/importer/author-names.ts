import { squeeze } from "#lib/domain/article/cleaning.ts";
import { monthNumber } from "#lib/domain/article/months.ts";
import { sameName } from "./site-name.ts";

/** What stands before a name in a by-line, in many languages; a colon or space follows. */
const before =
  "written by|words by|story by|reported by|report by|posted by|published by|text by|article by|opinion by|analysis by|by|author|authors|reporter|correspondent|text von|ein beitrag von|autor|autorin|autoren|par|publié par|écrit par|propos recueillis par|auteur|por|escrito por|publicado por|redacción|autora|autores|texto|scritto da|pubblicato da|a cura di|autore|geschreven door|text av|tekst|skrevet av|skrevet af|kirjoittaja|toimittaja|teksti|przez|autorzy|autorka|oprac\\.?|napsal|napsala|autori|szerző|írta|scris de|publicat de|autorul|автор|авторы|текст|подготовил|подготовила|автори|автора|аўтар|пише|piše|napisao|napisala|yazan|yazar|yazarı|haber|müəllif|yazdı|автор статьи|жазған|συντάκτης|του|της|γράφει ο|γράφει η|מאת|بقلم|كتب|كتبت|نویسنده|توسط|تحریر|लेखक|द्वारा|লেখক|written|โดย|เขียนโดย|bởi|tác giả|oleh|penulis|作者|记者|記者|撰文|編集|執筆|文・|기자|mwandishi";
const prefix = new RegExp(`^(?:${before})(?:\\s*[:：]\\s*|\\s+)`, "iu");
/** These also begin names (“De Jong”): they go where two more words with capitals follow, or a colon does. */
const shortPrefix =
  /^(?:von|de|di|da|door|av|af|od|от|از|文|글|na|של)(?:\s*[:：]\s*|\s+(?=\p{Lu}\S+ \p{Lu}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Arabic}]))/iu;

/** Words that name a role, a house or nobody, never a person. Whole names, lower case. */
const nobody = new Set(
  "admin|administrator|admins|root|webmaster|web master|staff|staff writer|staff writers|staff reporter|staff report|editor|editors|the editors|editorial|editorial staff|editorial team|editorial board|editor in chief|newsroom|news desk|newsdesk|web desk|online desk|desk|news staff|news team|news|newswire|guest|guest author|guest writer|guest post|contributor|contributors|contributing writer|correspondent|our correspondent|special correspondent|reporter|our reporter|author|authors|writer|user|username|unknown|anonymous|none|null|undefined|nan|n/a|na|author name|your name|test|default|moderator|team|the team|press release|pr|redaction|redaktion|die redaktion|online-redaktion|onlineredaktion|rédaction|la rédaction|redacción|la redacción|redazione|la redazione|redação|da redação|redactie|de redactie|redaktionen|redakcja|redakce|redakcia|redakcija|redacția|redactia|redakció|szerkesztőség|toimitus|toimetus|redakcija|редакция|от редакции|редакція|редакцията|рэдакцыя|редакција|redaksiya|editör|haber merkezi|məqalə|администратор|админ|гость|unbekannt|inconnu|anonyme|desconocido|سردبیر|تحریریه|التحرير|هيئة التحرير|המערכת|מערכת|編集部|编辑部|編輯部|编辑|管理员|관리자|편집부|ban biên tập|redaksi|tim redaksi|กองบรรณาธิการ|columnists|opinion|editorials|hardware|about|share|follow|facebook|twitter|email|comments|home|read more|more|view all posts|view profile|see all|all posts|posts|bio|profile|contact|subscribe|advertisement|updated|published|posted|photo|getty images|image".split(
    "|",
  ),
);
const roleWords =
  /\b(?:reporter|correspondent|editor|writer|columnist|journalist|producer|contributor|staff|bureau|desk|chief|professor|fellow|director|analyst|redakteur\w*|korrespondent\w*|journaliste|rédact\w+|periodista|redactor\w*|giornalista|redattore|redacteur|jornalista|dziennikar\w+|author|blogger|special to|for the)\b|корреспондент|редактор|обозреватель|журналист|muxbir|muhabir/iu;
const particles = new Set(
  "de da do das dos di del della der den dem des du la le lo van von vom zu zum zur af av ten ter te el al bin ibn ben bint y e i und and of the mac mc st d' o' abu oğlu qızı".split(
    " ",
  ),
);
const uncased =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Georgian}]/u;
/** Where a name has ended, in lower case: what pages set behind it. */
const behind =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$|^(?:am|pm|est|edt|pst|pdt|gmt|utc|updated?|published|posted|follow|share|print|email|view|bio|biography|profile|comments?|topic|photo|via|last|first|min|read|reads?|views?|special|contact|about|in|on|at)$/;
/** Degrees and the like, which follow names and are none. */
const degrees =
  /^(?:M\.?D|Ph\.?D|M\.?S|M\.?A|B\.?A|B\.?S|M\.?Sc|B\.?Sc|R\.?D|RDN|R\.?N|M\.?P\.?H|M\.?B\.?A|J\.?D|CPA|CFA|CFP|Esq|Jr|Sr|II|III|LCSW|DDS|DO|FACC|CPT|CSCS|PharmD|Psy\.?D|Ed\.?D)\.?$/i;
const month = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{4}|\d{1,2}[.:/]\d{1,2}/i;

/** Longest by-line that is looked at, in UTF-16 code units. */
const longest = 200;

/**
 * The persons (or agencies) that a by-line names, without “By”, roles, dates, addresses and the site's own name; none where it names nobody.
 * `siteNames` are what the outlet calls itself.
 */
export function authorNames(line: string, siteNames: string[] = []): string[] {
  const text = squeeze(line.slice(0, longest).replaceAll(/\S+@\S+|https?:\/\/\S+|\([^)]{0,80}\)|(?<!\S)@\w+/g, " "));
  let bare = text;
  for (let rounds = 0; rounds < 2; rounds += 1) bare = bare.replace(prefix, "").replace(shortPrefix, "");
  const [doe = "", jane = "", ...more] = bare.split(/\s*,\s*/u);
  if (
    more.length === 0 &&
    /^[\p{Lu}][\p{L}'’-]+$/u.test(doe) &&
    /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)?$/u.test(jane) &&
    !isNobody(doe, siteNames) &&
    !isNobody(jane, siteNames)
  )
    return [`${jane} ${doe}`];
  const names = bare
    .split(
      /\s*(?:[,;|/•·&、，・]|\s[–—-]\s|(?<=\p{Ll}{3})\.\s(?=\p{Lu})|\s(?:and|und|et|och|og|ja|ve|və|и|і|та|და|και|und)\s|\s(?:y|e|i|en|a|ו|و)\s(?=\p{Lu}|[\p{Script=Hebrew}\p{Script=Arabic}]))\s*/iu,
    )
    .map((name) => nameFrom(name))
    .filter((name) => name !== "" && !isNobody(name, siteNames));
  return [...new Set(names)].slice(0, 12);
}

/** A name out of its part of a by-line: what follows it in small letters or digits is no name. */
function nameFrom(part: string): string {
  const [first = ""] = part.trim().toLowerCase().split(/[\s.]/u, 1);
  if (/\d/.test(part) && monthNumber(first) !== null) return "";
  const words = squeeze(part.replace(prefix, "").replace(shortPrefix, ""))
    .replace(/^[^\p{L}]+|[^\p{L}\p{M}.)]+$/gu, "")
    .split(" ");
  if (uncased.test(part)) return words.length <= 6 && part.length <= 40 && !/\d/.test(part) ? words.join(" ") : "";
  const end = words.findIndex(
    (word) => isBehind(word) || !(/^[\p{Lu}\p{Lt}]/u.test(word) || particles.has(word.toLowerCase())) || /\d/.test(word),
  );
  const kept = end < 0 ? words : words.slice(0, end);
  while (kept.length > 0 && particles.has((kept.at(-1) ?? "").toLowerCase())) kept.pop();
  const name = kept.join(" ");
  if (kept.length === 0 || kept.length > 6 || name.length > 60 || month.test(name)) return "";
  return /^[\p{Lu}\s.'’-]{5,}$/u.test(name) && kept.length > 1 ? fromCapitals(name) : name;
}

function isBehind(word: string): boolean {
  const lower = word.toLowerCase().replace(/[.,:]+$/, "");
  // May, June and April are names as well.
  return behind.test(lower) || (monthNumber(lower) !== null && !/^(?:may|june|april|august|jan|mai|juni|juli|mar)$/.test(lower));
}

/** “JANE DOE” as it is written elsewhere. */
function fromCapitals(name: string): string {
  return name.toLowerCase().replaceAll(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}

function isNobody(name: string, siteNames: string[]): boolean {
  const lower = name.toLowerCase().replace(/[.:]+$/, "");
  return (
    nobody.has(lower) ||
    roleWords.test(name) ||
    degrees.test(name) ||
    /^(?:the|all|more|our|your) /i.test(name) ||
    /^(?:\[object|undefined|null)|\.(?:com?|org|net|info|news|[a-z]{2})$/i.test(name) ||
    [...name].length < 2 ||
    siteNames.some((site) => sameName(site, name))
  );
}
