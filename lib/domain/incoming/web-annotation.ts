import { partialDayInput } from "../article/inputs.ts";
import { type Stance, stances } from "../claim/annotation.ts";
import { longestLocator } from "../claim/locator.ts";
import { below, type Fields, hasType, isRecord, listed, type Malformed, text } from "./fields.ts";
import type { IncomingAnnotation, IncomingPassage } from "./incoming-annotation.ts";
import { readProvenance } from "./provenance.ts";
import { type OtherSelector, readSelectors } from "./selectors.ts";

/** Is it an annotation of the W3C Web Annotation Data Model? Looks at its type alone. */
export function isWebAnnotation(value: unknown): value is Fields {
  return isRecord(value) && hasType(value, "Annotation");
}

/** The annotations of a page, or of a collection with the pages that are in the file; null where it is neither. */
export function itemsOf(json: Fields, malformed: Malformed[]): { value: unknown; field: string }[] | null {
  if (!hasType(json, "AnnotationPage") && !hasType(json, "AnnotationCollection")) return null;
  const found: { value: unknown; field: string }[] = [];
  let field = "";
  for (let page: unknown = json, pages = 0; isRecord(page) && pages < 1000; pages++) {
    const items = listed(page.items);
    found.push(...items.map((value, index) => ({ value, field: below(field, `items[${index}]`) })));
    const onward: "first" | "next" = hasType(page, "AnnotationCollection") ? "first" : "next";
    if (typeof page[onward] === "string") {
      const message = `The page ${page[onward]} is not in this file. Import it as a file of its own.`;
      malformed.push({ field: below(field, onward), message });
    }
    field = below(field, onward);
    page = page[onward];
  }
  return found;
}

/** One annotation by the W3C model; null where it has no target, or none that can be read. */
export function readWebAnnotation(value: Fields, field: string, malformed: Malformed[]): IncomingAnnotation | null {
  const targets = listed(value.target).flatMap((target) => (isRecord(target) && Array.isArray(target.items) ? target.items : [target]));
  if (targets.length === 0) {
    malformed.push({ field: below(field, "target"), message: "An annotation needs a target: what it is about." });
    return null;
  }
  const before = malformed.length;
  const passages = targets.flatMap((target, index): IncomingPassage[] => {
    const at = below(field, targets.length > 1 || Array.isArray(value.target) ? `target[${index}]` : "target");
    if (typeof target === "string") return [{ selectors: [], others: fragmentOf(target), pages: [target] }];
    if (!isRecord(target)) return [];
    const others: OtherSelector[] = [];
    const selectors = readSelectors(target.selector, below(at, "selector"), malformed, others);
    return [{ selectors, others, pages: pagesOf(target) }];
  });
  if (passages.every(({ selectors }) => selectors.length === 0) && malformed.length > before) return null;
  const annotation: IncomingAnnotation = {
    ...{ field, claim: "", claimant: "", rationale: [], evidence: [], verdict: null, tags: [], passages },
    provenance: readProvenance(value, field, malformed),
    reply: listed(value.motivation).some((motivation) => text(motivation).replace(/^oa:/, "") === "replying"),
    withheld: null,
  };
  if (typeof value.bodyValue === "string") annotation.rationale.push({ format: "plain", value: value.bodyValue });
  const many = Array.isArray(value.body);
  for (const [index, body] of listed(value.body).entries()) {
    readBody(annotation, body, { field: below(field, many ? `body[${index}]` : "body"), motivation: value.motivation, malformed });
  }
  return annotation;
}

/** Every name that a target gives its page: where it was, what it was part of, and where our own export says the outlet has it. */
function pagesOf(target: Fields): string[] {
  const named = ["source", "id", "@id", "scope", "dcterms:source"].flatMap((name) => listed(target[name]));
  const addresses = named.map((each) => (isRecord(each) ? text(each.id ?? each["@id"]) : text(each)));
  return [...new Set(addresses)].filter(Boolean);
}

/** A target that is an address may mean a part of what is there. */
function fragmentOf(address: string): OtherSelector[] {
  const value = URL.parse(address)?.hash ?? "";
  return value === "" ? [] : [{ kind: "a fragment of an address", value }];
}

type Place = { field: string; motivation: unknown; malformed: Malformed[] };

function readBody(annotation: IncomingAnnotation, body: unknown, place: Place): void {
  const { field, malformed } = place;
  if (typeof body === "string") readLink(annotation, { source: body }, place);
  else if (!isRecord(body)) malformed.push({ field, message: "A body must be an object or an address." });
  else if (Array.isArray(body.items)) {
    for (const [index, item] of body.items.entries()) {
      readBody(annotation, item, { malformed, field: below(field, `items[${index}]`), motivation: body.purpose ?? place.motivation });
    }
  } else if (typeof (body.value ?? body.chars ?? "") !== "string") {
    malformed.push({ field: below(field, "value"), message: "The value of a body must be text." });
  } else {
    const purposes = listed(body.purpose ?? place.motivation).map((purpose) => text(purpose).replace(/^oa:/, ""));
    readStatement(annotation, body, purposes, place);
  }
}

function readStatement(annotation: IncomingAnnotation, body: Fields, purposes: string[], place: Place): void {
  const words = bodyWords(body);
  const isLink = addressOf(body) !== "" && (words === "" || purposes.includes("linking"));
  if (purposes.includes("classifying")) classify(annotation, text(body.source ?? body.id) || words);
  else if (isLink) readLink(annotation, body, place);
  else if (words === "") return;
  else if (purposes.includes("tagging")) annotation.tags.push(words.trim());
  else if (purposes.includes("describing") && annotation.claim === "") readClaim(annotation, body, words);
  else if (purposes.includes("identifying") && annotation.claimant === "") annotation.claimant = words.trim();
  else annotation.rationale.push({ format: formatOf(body), value: words });
}

function readClaim(annotation: IncomingAnnotation, body: Fields, words: string): void {
  annotation.claim = words.trim();
  const date = partialDayInput.safeParse(dateIn(body));
  if (date.success) annotation.claimedOn = date.data;
}

function formatOf(body: Fields): "html" | "markdown" | "plain" {
  const format = listed(body.format).map(text).join(" ").toLowerCase();
  if (format.includes("html")) return "html";
  return format.includes("plain") ? "plain" : "markdown";
}

/** `chars` is how Open Annotation, the model before the Recommendation, said it. */
function bodyWords(body: Fields): string {
  return text(body.value) || text(body.chars);
}

function addressOf(body: Fields): string {
  const source = isRecord(body.source) ? body.source.id : body.source;
  return text(source) || (body.value === undefined && body.chars === undefined ? text(body.id ?? body["@id"]) : "");
}

const verdictAddress = /\/method#verdict-([a-z0-9-]{1,40})$/;

function classify(annotation: IncomingAnnotation, source: string): void {
  const slug = verdictAddress.exec(source)?.[1];
  if (slug !== undefined) annotation.verdict = slug;
  else if (source !== "") annotation.tags.push(decodeTail(source));
}

/** A class is told by an address; its last part is what people know it by. */
function decodeTail(source: string): string {
  const part = source.split(/[/#]/).at(-1) || source;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readLink(annotation: IncomingAnnotation, body: Fields, { field, malformed }: Place): void {
  const url = addressOf(body);
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
    malformed.push({
      field: below(field, "source"),
      message: `“${url.slice(0, 100)}” is no web address, so it was not taken as evidence.`,
    });
    return;
  }
  const selector = listed(body.selector).find((each) => isRecord(each) && typeof each.exact === "string");
  const date = partialDayInput.safeParse(dateIn(body));
  annotation.evidence.push({
    url,
    stance: stanceOf(body["dcterms:type"]),
    quote: isRecord(selector) ? text(selector.exact) : "",
    ...locatorOf(body),
    title: text(body["dc:title"] ?? body["dcterms:title"] ?? body.title),
    publisher: text(body["dc:publisher"] ?? body["dcterms:publisher"]),
    archivedUrl: cachedCopy(body.state),
    publishedAt: date.success ? date.data : null,
  });
}

function locatorOf(body: Fields): { locator?: string } {
  const locator = text(body["http://purl.org/ontology/bibo/locator"] ?? body["bibo:locator"]).trim();
  return locator === "" ? {} : { locator: locator.slice(0, longestLocator) };
}

/** The copy that a W3C TimeState names, where it is at a web address. */
function cachedCopy(state: unknown): string | null {
  const copies = listed(state).map((each) => (isRecord(each) ? text(each.cached) : ""));
  return copies.find((copy) => /^https?:\/\//i.test(copy) && URL.canParse(copy)) ?? null;
}

function dateIn(body: Fields): string {
  return text(body["dc:date"] ?? body["dcterms:date"]);
}

function stanceOf(value: unknown): Stance {
  return stances.find((stance) => stance === value) ?? "context";
}
