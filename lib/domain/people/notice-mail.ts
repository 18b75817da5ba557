import { type Notice, noticePath, noticeWords } from "./notice.ts";

/** An e-mail with notices for one person. */
export type NoticeMail = { id: string; to: string; name: string; notices: Notice[]; stopUrl: string };

export type MailText = { subject: string; text: string; html: string };

/** The mail in words, by article and then in order: plain text, and the same as HTML. Nothing in it loads from anywhere. */
export function mailText(
  { notices, stopUrl }: Pick<NoticeMail, "notices" | "stopUrl">,
  { deskName, url }: { deskName: string; url: string },
): MailText {
  const [first] = notices;
  const subject = oneLine(
    notices.length === 1 && first ? `${noticeWords(first)}: ${titleOf(first)}` : `${notices.length} notices from ${deskName}`,
  );
  const groups = [...Map.groupBy(notices, ({ article }) => article.slug).values()];
  const settings = `${url}/desk/settings/account`;
  const text = [
    ...groups.map((group) => [group[0]?.article.title ?? "", ...group.map((notice) => lineOf(notice, url))].join("\n\n")),
    `--\n${deskName}\nChoose what you are mailed: ${settings}\nStop these e-mails: ${stopUrl}`,
  ].join("\n\n\n");
  const html = [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="font:16px/1.5 sans-serif;margin:0 auto;max-width:36rem;padding:1rem">`,
    ...groups.map(
      (group) =>
        `<h2 dir="auto" style="font:600 1.1rem serif">${escaped(group[0]?.article.title ?? "")}</h2>${group.map((notice) => htmlOf(notice, url)).join("")}`,
    ),
    `<p style="font-size:.85rem;margin-top:2rem">${escaped(deskName)} · <a href="${escaped(settings)}">Choose what you are mailed</a> · <a href="${escaped(stopUrl)}">Stop these e-mails</a></p></body></html>`,
  ].join("\n");
  return { subject, text, html };
}

function titleOf({ annotation, article }: Notice): string {
  return annotation?.claim || article.title;
}

function lineOf(notice: Notice, url: string): string {
  const { annotation, words } = notice;
  return [
    `${noticeWords(notice)}.`,
    ...(annotation ? [`“${annotation.claim}”`] : []),
    ...(words ? [quoted(words)] : []),
    `${url}${noticePath(notice)}`,
  ].join("\n");
}

function quoted(words: string): string {
  return words.replaceAll(/^/gm, "> ");
}

function htmlOf(notice: Notice, url: string): string {
  const { annotation, words } = notice;
  return [
    `<p style="margin:1rem 0">${escaped(noticeWords(notice))}.`,
    ...(annotation ? [`<br><b dir="auto">${escaped(annotation.claim)}</b>`] : []),
    ...(words ? [`<br><span dir="auto" style="white-space:pre-line">${escaped(words)}</span>`] : []),
    `<br><a href="${escaped(url + noticePath(notice))}">Open it</a></p>`,
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Longest subject, in UTF-16 code units. */
const longest = 150;

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}
