import { setImmediate } from "node:timers/promises";
import { addClaimants } from "#lib/db/claimants.ts";
import type { Transaction } from "#lib/db/client.ts";
import { dropEntriesOf, dropReviewEntries, findStems, type SearchEntry, saveEntries, setEntriesLive } from "#lib/db/search-entries.ts";
import {
  type AnnotationToSearch,
  type ArticleToSearch,
  findArticleToSearch,
  findLanguage,
  listAnnotationsToSearch,
  listReviewCommentsToSearch,
} from "#lib/db/search-texts.ts";
import { type ClaimantKind, claimantKey, guessKind } from "#lib/domain/claim/claimant.ts";
import { dictionaryOf } from "#lib/domain/text/dictionaries.ts";
import { sha256Hex } from "#lib/domain/text/hash.ts";
import { type Stems, searchVector, startVector, textPieces, type WeighedText, writtenWords } from "#lib/domain/text/search-words.ts";

/** What was done, as far as the search has to know. */
type Noted = { verb: string; subject: string; subjectId: string };

/** Verbs that change no word that is searched. */
const silent: readonly string[] = [
  "assigned",
  "scheduled",
  "handed-over",
  "collected",
  "submitted",
  "signed-off",
  "returned",
  "assessed",
  "confirmed",
  "unconfirmed",
  "joined",
  "separated",
];

/** Keeps what the search knows as the rows stand now: in the transaction of whatever changed them. */
export async function noteSearch(db: Transaction, articleId: string, deeds: Noted[]): Promise<void> {
  const heard = deeds.filter(({ verb }) => !silent.includes(verb));
  const annotations = new Set(heard.flatMap(({ subject, subjectId }) => (subject === "annotation" ? [subjectId] : [])));
  if (annotations.size > 0) await noteAnnotations(db, articleId, [...annotations]);
  for (const deed of heard) await noteOther(db, articleId, deed);
}

async function noteOther(db: Transaction, articleId: string, { verb, subject }: Noted): Promise<void> {
  if (subject === "review" && verb.startsWith("comment")) return noteReviewTalk(db, articleId);
  if (subject === "article" && (verb === "deleted" || verb === "restored")) return setEntriesLive(db, articleId, verb === "restored");
  if (subject === "article" || subject === "snapshot") return noteArticle(db, articleId);
}

/** All of an article anew. */
export async function noteWholeArticle(db: Transaction, articleId: string): Promise<void> {
  await noteArticle(db, articleId);
  await noteAnnotations(db, articleId);
  await noteReviewTalk(db, articleId);
  const article = await findArticleToSearch(db, articleId);
  if (article?.deleted) await setEntriesLive(db, articleId, false);
}

async function noteArticle(db: Transaction, articleId: string): Promise<void> {
  const article = await findArticleToSearch(db, articleId);
  if (!article) return;
  const { title, outlet, author, text } = article;
  const texts: WeighedText[] = [
    { text: title, weight: "A" },
    { text: `${outlet} ${author}`, weight: "B" },
    { text, weight: "D" },
  ];
  const vector = startVector(await stemsOf(db, article, texts));
  await inTurns(texts, vector.add);
  const words = vector.end();
  await saveEntries(db, [{ kind: "article", id: articleId, articleId, annotationId: null, title, text: "", words }]);
}

/** These annotations of an article, or all of it. */
async function noteAnnotations(db: Transaction, articleId: string, ids?: string[]): Promise<void> {
  const article = await findLanguage(db, articleId);
  if (!article) return;
  const annotations = await listAnnotationsToSearch(db, articleId, ids);
  const texts = annotations.flatMap((annotation) => Object.values(textsOf(annotation)).flat());
  const stems = await stemsOf(db, article, texts);
  await dropEntriesOf(db, ids ?? annotations.map(({ id }) => id));
  const entries = annotations.flatMap((annotation) => entriesOf(articleId, annotation, stems));
  await saveEntries(db, entries);
  const claimants = new Map(entries.filter(({ kind }) => kind === "claimant").map((entry) => [entry.id, entry]));
  const met = [...claimants.values()].map(({ id, claimant = "", title }) => ({
    id,
    key: claimant,
    name: title,
    kind: guessKind(title, article.outlet),
  }));
  await addClaimants(db, met);
}

/** A name that no annotation has yet is somebody's, and found. */
export async function noteClaimantName(db: Transaction, name: string, kind: ClaimantKind): Promise<void> {
  const entry = entryOfName(name);
  await saveEntries(db, [entry]);
  await addClaimants(db, [{ id: entry.id, key: entry.claimant, name, kind }]);
}

/** What is said of a review as a whole. */
async function noteReviewTalk(db: Transaction, articleId: string): Promise<void> {
  const article = await findArticleToSearch(db, articleId);
  if (!article) return;
  const comments = await listReviewCommentsToSearch(db, articleId);
  const stems = await stemsOf(
    db,
    article,
    comments.map(({ text }) => weighed(text, "A")),
  );
  await dropReviewEntries(db, articleId);
  await saveEntries(
    db,
    comments.map(({ id, text }) => {
      const words = searchVector([weighed(text, "A")], stems);
      return { kind: "comment", id, articleId, annotationId: null, title: article.title, text, words };
    }),
  );
}

function textsOf({ claim, claimant, evidence, comments }: AnnotationToSearch) {
  return {
    claim: [weighed(claim, "A"), weighed(claimant, "B")],
    sources: evidence.flatMap(({ source, quote }) => (source ? sourceTexts(source, quote) : [])),
    comments: comments.map(({ text }) => weighed(text, "A")),
  };
}

const weighed = (text: string, weight: WeighedText["weight"]): WeighedText => ({ text, weight });

type Source = NonNullable<AnnotationToSearch["evidence"][number]["source"]>;

function sourceTexts({ url, title, publisher }: Source, quote: string): WeighedText[] {
  return [weighed(title, "A"), weighed(publisher, "B"), weighed(url, "C"), weighed(quote, "D")];
}

function entriesOf(articleId: string, { id, claim, claimant, evidence, comments }: AnnotationToSearch, stems: Stems): SearchEntry[] {
  const place = { articleId, annotationId: id };
  const name = claimantKey(claimant);
  const entries: SearchEntry[] = [
    {
      ...{ ...place, kind: "claim", id, claimant: name, title: claim, text: claimant },
      words: searchVector([weighed(claim, "A"), weighed(claimant, "B")], stems),
    },
  ];
  if (name !== "") entries.push(entryOfName(claimant));
  for (const { id: evidenceId, source, quote } of evidence) {
    if (!source) continue;
    const words = searchVector(sourceTexts(source, quote), stems);
    const title = source.title || source.url;
    const text = [quote, source.publisher, source.url].filter(Boolean).join(" · ");
    entries.push({ ...place, kind: "source", id: evidenceId, sourceId: source.id, title, text, words });
  }
  for (const comment of comments) {
    const words = searchVector([weighed(comment.text, "A")], stems);
    entries.push({ ...place, kind: "comment", id: comment.id, title: claim, text: comment.text, words });
  }
  return entries;
}

function entryOfName(name: string) {
  const key = claimantKey(name);
  const words = searchVector([weighed(name, "A")]);
  return { kind: "claimant", id: idOf(key), articleId: null, annotationId: null, claimant: key, title: name, text: "", words } as const;
}

/** The same name has the same id, wherever it is met. */
function idOf(name: string): string {
  const hash = sha256Hex(name);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

async function stemsOf(db: Transaction, { language }: Pick<ArticleToSearch, "language">, texts: WeighedText[]): Promise<Stems> {
  const dictionary = dictionaryOf(language);
  if (dictionary === null) return new Map();
  const words = new Set<string>();
  await inTurns(texts, ({ text }) => {
    for (const word of writtenWords(text)) words.add(word);
  });
  return findStems(db, words, [dictionary]);
}

/** Reads long texts in pieces: whoever writes at this desk meanwhile waits for one piece, not for a book. */
async function inTurns(texts: WeighedText[], read: (piece: WeighedText) => void): Promise<void> {
  for (const { text, weight } of texts) {
    for (const piece of textPieces(text, pieceSize)) {
      read({ text: piece, weight });
      if (text.length > pieceSize) await setImmediate();
    }
  }
}

const pieceSize = 30_000;
