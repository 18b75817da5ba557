import { isoDate, writtenDate } from "#lib/domain/article/dateline.ts";
import { eachOnce, type FoundDetail } from "#lib/domain/article/found-details.ts";
import type { LinkedArticle } from "./linked-data.ts";
import { attribute, type Element, isBeside, type PageDom, selectAll, textOf } from "./page-dom.ts";
import { metaCandidates, type PageMeta } from "./page-meta.ts";

const publishedNames =
  "article:published_time og:article:published_time og:published_time og:published bt:pubdate citation_publication_date citation_online_date citation_date datepublished datepublish date_published pubdate publishdate publish-date publish_date published_date published_time published-date published_at pub_date publication_date publication-date publicationdate article_date_original article.published article:published article-publication-date rnews:datepublished parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime ptime firstpublishedtime displaydate originalpublicationdate date.published dc.date.issued dcterms.issued dc.issued dcterms.created dc.date.created dc.created dc.date.published datecreated date_created created og:regdate regdate timestamp eprints.date prism.publicationdate dcterms.date dc.date dcsext.articlefirstpublished shareaholic:article_published_time vr:published_time gentime pagedate last_published".split(
    " ",
  );
/** Weaker: they may mean the day the page was made or changed. */
const vagueNames = ["date", "release_date", "releasedate", "dateissued", "weibo:article:create_at", "video:release_date", "uploaddate"];
const modifiedNames =
  "article:modified_time og:updated_time datemodified date_modified dc.date.modified dcterms.modified lastmod last-modified article:modified".split(
    " ",
  );

/** A day that is offered and never filled in by itself: a change is no publication. */
export const lastChange = "the day of its last change";

type DateInput = {
  page: PageDom;
  meta: PageMeta;
  linked: LinkedArticle | null;
  address: string | null;
  /** BCP 47, as the page gives it: who writes 4/5/2025 for April 5, and who for May 4. */
  language: string | null;
  /** ISO 8601 date: what comes later is none of publication. */
  today: string;
};

/** Days on which the page says it was published, the likeliest first; `modified` is the last change it tells of. */
export function dateCandidates(input: DateInput): { published: FoundDetail[]; modified: string | null } {
  const { page, meta, linked, address } = input;
  const day = (value: string | null) => plausibleDay(value, input);
  const said = (value: string | null | undefined, from: string) => ({ value: day(value ?? null), from });
  const marked = selectAll(
    page,
    '[itemprop~="datePublished"], [property~="datePublished"]:not(meta), [property~="schema:datePublished"]:not(meta)',
    20,
  );
  const stamped = selectAll(
    page,
    "time[pubdate], time[class*=publi i], time.entry-date, .published[title], .dt-published, time.post-date",
    20,
  );
  const times = selectAll(page, "time", 100).filter((time) => !isUpdate(time));
  const named = selectAll(page, namedForDates, 150).filter((element) => !isUpdate(element) && !isBeside(element));
  const modified = [linked?.modified ?? null, ...metaCandidates(meta, modifiedNames).map(({ value }) => value)]
    .map(day)
    .find((found) => found !== null);
  const published = eachOnce([
    said(linked?.published, "JSON-LD datePublished"),
    ...metaCandidates(meta, publishedNames).map(({ value, from }) => said(value, from)),
    ...marked
      .filter((element) => !isUpdate(element))
      .flatMap((element) => stampsOf(element).map((value) => said(value, "the element marked as datePublished"))),
    ...stamped
      .filter((element) => !isUpdate(element) && !isBeside(element))
      .flatMap((element) => stampsOf(element).map((value) => said(value, "the time of publication in the page"))),
    ...times
      .filter((time) => !isBeside(time))
      .slice(0, 2)
      .flatMap((time) => stampsOf(time).map((value) => said(value, "the first time in the page"))),
    said(dayInAddress(address), "the address"),
    ...named.flatMap((element) => shortTextOf(element).map((value) => said(value, `the line marked “${nameOf(element)}”`))),
    ...metaCandidates(meta, vagueNames).map(({ value, from }) => said(value, from)),
    said(linked?.created, "JSON-LD dateCreated"),
    ...times.slice(0, 2).flatMap((time) => stampsOf(time).map((value) => said(value, "a time beside the article"))),
    ...(modified === undefined ? [] : [said(modified, lastChange)]),
  ]);
  return { published, modified: modified ?? null };
}

const namedForDates =
  "[class*=date i], [class*=publi i], [class*=posted i], [class*=timestamp i], [class*=byline i], [class*=datum i], [class*=fecha i], [class*=tarih i], [class*=dato i], [class~=time i], [class*=-time i], [class*=time- i], [class*=meta i], [id*=date i], [id*=publi i]";

function isUpdate(element: Element): boolean {
  const called = `${element.attribs.class ?? ""} ${element.attribs.itemprop ?? ""} ${element.attribs.id ?? ""}`;
  return /modif|updat|lastmod|aktualis|actuali[sz]/i.test(called) && !/publi|posted|created/i.test(called);
}

function nameOf(element: Element): string {
  const names = `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`.trim().split(/\s+/);
  return (names.find((name) => /date|publi|posted|time|byline|datum|fecha|tarih|dato|meta/i.test(name)) ?? names[0] ?? "").slice(0, 40);
}

function stampsOf(element: Element): string[] {
  const values = [attribute(element, "content"), attribute(element, "datetime"), attribute(element, "title")];
  return [...values.filter((value) => value !== null), ...shortTextOf(element)];
}

function shortTextOf(element: Element): string[] {
  const text = textOf(element);
  return text.length >= 6 && text.length <= 140 && /\p{N}/u.test(text) ? [text] : [];
}

/** “/2024/05/03/”, “/2024-05-03-” and “/20240503/” in an address. */
function dayInAddress(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  const found = /(?<!\d)((?:19|20)\d{2})([/_-]?)(0[1-9]|1[0-2]|[1-9](?=[/_-]))\2(0[1-9]|[12]\d|3[01]|[1-9](?!\d))(?!\d)/.exec(
    url?.pathname ?? "",
  );
  return found === null ? null : `${found[1]}-${(found[3] ?? "").padStart(2, "0")}-${(found[4] ?? "").padStart(2, "0")}`;
}

/** ISO 8601 date in the page's own time zone out of whatever spelling; null where it can't be one of publication. */
function plausibleDay(
  value: string | null,
  { today, language, address }: Pick<DateInput, "today" | "language" | "address">,
): string | null {
  if (value === null) return null;
  const day = isoDay(value) ?? epochDay(value) ?? writtenDay(value) ?? slashedDay(value, { language, address });
  // A clock may be a day ahead of ours; 1970 began as a zero, and other clocks at a New Year.
  const latest = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
  return day === null ||
    day > latest ||
    day < "1600" ||
    /^(?:1970-01-01|1969-12-31|1[6-8]\d\d-01-01|190\d-01-01|1899-12-3\d|1980-01-01)$/.test(day)
    ? null
    : day;
}

function isoDay(value: string): string | null {
  const iso = /^\s*(\d{4})(-?)(\d{2})\2(\d{2})(?!\d{3})/.exec(value);
  return iso === null ? null : validDay(Number(iso[1]), Number(iso[3]), Number(iso[4]));
}

function epochDay(value: string): string | null {
  const seconds = /^\s*(1\d{9})(\d{3})?\s*$/.exec(value)?.[1];
  return seconds === undefined ? null : new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
}

function writtenDay(value: string): string | null {
  const written = writtenDate(value);
  return written === null ? null : isoDate(written);
}

/** “4/5/2025”: the larger number settles it, else where the page is from; English alone doesn't. */
function slashedDay(value: string, { language, address }: { language: string | null; address: string | null }): string | null {
  const found = /(?<![\d/])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/])/.exec(value);
  if (found === null) return null;
  const [one, two] = [Number(found[1]), Number(found[2])];
  const year = (found[3] ?? "").length === 2 ? 2000 + Number(found[3]) : Number(found[3]);
  const dayFirst = one > 12 ? true : two > 12 ? false : one === two || isDayFirst(language, address);
  return dayFirst === null ? null : dayFirst ? validDay(year, two, one) : validDay(year, one, two);
}

function isDayFirst(language: string | null, address: string | null): boolean | null {
  if (language === null) return null;
  if (/^en[-_]us$/i.test(language)) return false;
  const host = address === null ? "" : (URL.parse(address)?.hostname ?? "");
  if (!/^en(?:$|[-_])/i.test(language) || /^en[-_]\w/i.test(language) || /\.(?:uk|ie|au|nz|in|za|ng|ke|gh|pk|bd|lk|sg|my|eu)$/.test(host))
    return true;
  return null;
}

function validDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
