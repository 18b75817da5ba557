import type { DocumentJson } from "./article-schema.ts";
import { blockTexts, squeeze } from "./cleaning.ts";
import { monthPattern } from "./months.ts";

/** A top-level block that looks like part of the page around the article. Never removed without a person's word. */
export type ChromeMark = { blockIndex: number; reason: string };

const day = `\\d{1,2}\\.? (?:de )?(?:${monthPattern})|(?:${monthPattern}) \\d{1,2}`;
const date = `(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:${day})(?:,? (?:de )?\\d{4})?(?: (?:г|года|р)\\.?)?`;
const numericDate = "\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{2}|\\d{4})|\\d{4}-\\d{2}-\\d{2}";
const time = "(?:,? ?(?:at |[-–|·] ?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?)?";
const networks =
  "facebook|twitter|x|telegram|whatsapp|viber|linkedin|instagram|youtube|tiktok|reddit|pinterest|vk|вконтакте|ok|email|e-mail|rss|print|copy link|link|threads|bluesky|mastodon";

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, "iu");

/** Each pattern meets one whole block of at most `longest` characters, white space squeezed. The first that fits gives the reason. */
const rules: { pattern: RegExp; reason: string }[] = [
  { pattern: /^[^\p{L}\p{N}]+$/u, reason: "Only signs, no words" },
  {
    pattern: whole(`(?:live|live updates?|live now|on air|breaking|прямой эфир|эфир|canlı|canlı yayım|canlı yayın|en direct|en vivo)`),
    reason: "A label of the page (“Live”)",
  },
  {
    pattern: whole(
      "(?:review|analysis|opinion|op-ed|editorial|news|world|politics|society|economy|business|sport|culture|exclusive|interview|feature|comment|latest|top stories|most read|most popular|trending|рубрика|мнение|анализ|аналитика|новости|политика|общество|в мире|siyasət|cəmiyyət|iqtisadiyyat|gündem|siyaset|dünya|haberler|politik|wirtschaft|meinung)",
    ),
    reason: "The name of a section",
  },
  { pattern: whole(`(?:all|все|hamısı|tümü) ?(?:${date}|${numericDate})`), reason: "A tab and a date run together" },
  {
    pattern: whole(
      `(?:${day})(?: \\d{4})?,? \\d{3,7}(?: ?(?:views?|reads?|просмотр\\p{L}*))? \\d{1,3} (?:minutes?|min\\.?|мин\\p{L}*|dəq\\p{L}*|dk\\.?)(?: read)?`,
    ),
    reason: "A date with counters of views and reading time",
  },
  {
    pattern: whole(
      "[\\d.,\\s]+[km]?\\s*(?:views?|reads?|shares?|likes?|comments?|просмотр\\p{L}*|перегляд\\p{L}*|baxış\\p{L}*|oxunma|görüntülenme|okunma|vues?|aufrufe|vistas)|(?:views?|просмотр\\p{L}*|baxış|oxunub):?\\s*[\\d.,\\s]+[km]?",
    ),
    reason: "A view counter",
  },
  {
    pattern: whole(
      "(?:reading time:? ?)?\\d{1,3}[ -]?(?:minutes?|mins?\\.?|мин\\p{L}*|dəq\\p{L}*|dk\\.?|minuten|minutos)(?: (?:read|to read|чтения|oxu|lesezeit|de lecture|de lectura))?",
    ),
    reason: "A reading time",
  },
  {
    pattern:
      /^(?:please )?(?:subscribe|sign up|join us|join our|follow (?:us|our)|like us|get our|download our app|подпи[сш]\p{L}*|следите за нами|читайте нас|abunə ol\p{L}*|bizi izləyin|bizi takip edin|abone ol\p{L}*|abonnieren sie|abonnez-vous|suivez-nous|suscríbete|síguenos|підпи[сш]\p{L}*)(?!\p{L})/iu,
    reason: "An invitation to subscribe or follow",
  },
  {
    pattern:
      /\b(?:we use cookies|uses cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|verwendet cookies|utilise des cookies)\b|использу\p{L}+ (?:файлы )?cookie/iu,
    reason: "A cookie notice",
  },
  {
    pattern: whole(
      `(?:share|share this|share on|поделиться|paylaş|partager|teilen|compartir)?(?: (?:this|article|story|on|via|in|with friends))*:?(?:[\\s,|/·•]*(?:${networks}))+`,
    ),
    reason: "A share bar",
  },
  {
    pattern: whole(
      "(?:share|share this(?: article| story| page)?|print|save|bookmark|copy link|listen|listen to (?:this )?article|log in|sign in|register|menu|search|skip to (?:main )?content|close|back to top|next|previous|next article|previous article|load more|show more|read more|see all|view all|home|contact us|about us|privacy policy|terms of use|поделиться|распечатать|читать далее|наверх|меню|поиск|войти|paylaş|çap et|ətraflı|yazdır|devamını oku|teilen|drucken|mehr lesen|partager|imprimer|lire la suite)",
    ),
    reason: "A button of the page",
  },
  {
    pattern:
      /^(?:advertisement|advertising|advert|sponsored|sponsored content|promoted|реклама|на правах рекламы|reklam|anzeige|werbung|publicité|publicidad)$/iu,
    reason: "An advertisement label",
  },
  {
    pattern:
      /^(?:read also|read more|see also|related(?: (?:articles|news|stories|posts|topics))?|more on this|you may also like|recommended|also read|читайте также|по теме|смотрите также|həmçinin oxuyun|oxşar xəbərlər|ilgili haberler|lesen sie auch|à lire aussi|lea también|читайте також)(?:\s*[:：—-].*)?$/iu,
    reason: "A pointer to other articles",
  },
  { pattern: /^(?:tags?|topics|keywords|теги|ключевые слова|etiketler|açar sözlər|schlagwörter)\s*:/iu, reason: "A list of tags" },
  {
    pattern:
      /^(?:©|\(c\)|copyright)\s|all rights reserved|все права защищены|bütün hüquqlar qorunur|tüm hakları saklıdır|alle rechte vorbehalten|tous droits réservés/iu,
    reason: "A copyright line",
  },
  {
    pattern: whole(
      "\\d{0,6} ?(?:comments?|комментари\\p{L}+|şərh\\p{L}*|yorum\\p{L}*)(?: ?\\(\\d+\\))?|leave a (?:comment|reply)|add (?:a )?comment|post a comment|оставить комментарий",
    ),
    reason: "The comment section",
  },
];

const aloneDate = whole(
  `(?:(?:published|updated|posted|last updated|опубликовано|обновлено)(?: on)?:? )?(?:${date}|${numericDate})${time}`,
);
const datePart = new RegExp(
  `(?<!\\p{L})(?:${date}|${numericDate}|${day},? \\d{4}|\\d{1,2}:\\d{2}(?::\\d{2})?|\\d{1,4}(?:st|nd|rd|th)?|[ap]\\.?m\\.?|[pecm]?[sd]?t|utc|gmt|ist|bst|cet|uhr|published|posted|updated|modified|last|original|on|at|(?:mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?|опубликовано|обновлено|letture|views?)(?!\\p{L})`,
  "giu",
);
const dated = new RegExp(`(?<!\\p{L})(?:${monthPattern})(?!\\p{L})|${numericDate}|\\d{1,2}:\\d{2}`, "iu");
const longest = 160;

/**
 * Marks the top-level blocks of a document that look like page chrome, with the reason in words for the person who decides. Only
 * short blocks are marked. A lone date counts when it stands at the very end, or repeats; at the top it may be the article's own.
 */
export function likelyChrome(document: DocumentJson): ChromeMark[] {
  const texts = blockTexts(document).map(squeeze);
  const seen = new Map<string, number>();
  for (const text of texts) seen.set(text.toLowerCase(), (seen.get(text.toLowerCase()) ?? 0) + 1);
  return texts.flatMap((text, blockIndex) => {
    const reason = chromeReason(text) ?? dateReason(text, blockIndex, texts, seen);
    return reason === null ? [] : [{ blockIndex, reason }];
  });
}

/** Why a line by itself looks like page chrome, or `null`. */
export function chromeReason(line: string): string | null {
  const text = squeeze(line);
  if (text === "" || text.length > longest) return null;
  return rules.find((rule) => rule.pattern.test(text))?.reason ?? null;
}

/** Is a line a date with little else: “Posted Nov 18, 8:19 PM; updated Nov 19”? */
export function datedLine(line: string): boolean {
  const rest = squeeze(line)
    .replaceAll(datePart, " ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return rest !== squeeze(line) && rest.split(" ").length <= 3 && dated.test(line);
}

function dateReason(text: string, index: number, texts: string[], seen: Map<string, number>): string | null {
  if (text.length > longest || !aloneDate.test(text)) return null;
  if ((seen.get(text.toLowerCase()) ?? 0) > 1) return "A date line that is repeated";
  return index > texts.length / 2 ? "A date line of the page" : null;
}
