/** A passage of the old text, and where its words stand in the new one: nowhere, where they were changed or taken out. UTF-16. */
export type KnownPassage = { start: number; end: number; exact: string; places: number[] };

const words =
  "harbour council ledger winter signal border envoy treaty market railway station archive minister journal evening bridge witness engine valley reporter budget court prison editor shore convoy village ferry harvest customs printer lawyer refugee summit tunnel pension strike".split(
    " ",
  );

type Sentence = { id: number; text: string };

/** The same numbers each time, so that two runs measure the same. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/**
 * A long article and what its outlet made of it: sentences reworded, numbers corrected, paragraphs swapped, taken out and put in, repeated
 * sentences deleted once, and a correction that quotes what it corrects. Every tenth sentence stands twice.
 */
export function editedArticle(length: number, passageCount: number): { before: string; after: string; passages: KnownPassage[] } {
  const next = numbers(7);
  const pick = () => words[Math.floor(next() * words.length)] ?? "";
  const paragraphs: Sentence[][] = [];
  const said: string[] = [];
  for (let size = 0, id = 0; size < length; ) {
    const paragraph = Array.from({ length: 4 }, () => {
      const again = id % 10 === 9 ? said[Math.floor(next() * said.length)] : undefined;
      const fresh = `The ${pick()} said on day ${Math.floor(next() * 400)} that the ${pick()} of the ${pick()} had ${pick()} and ${pick()} for ${Math.floor(next() * 9000)} 👩‍🌾 people, café and ${pick()} alike.`;
      const text = again ?? fresh;
      said.push(text);
      size += text.length + 1;
      return { id: id++, text };
    });
    paragraphs.push(paragraph);
  }
  const after = edited(paragraphs, next);
  const old = placed(paragraphs);
  const fresh = placed(after);
  const placesById = new Map(fresh.sentences.map(({ id, text, start }) => [id, { text, start }]));
  const every = Math.max(1, Math.floor(old.sentences.length / passageCount));
  const passages = old.sentences
    .filter((_, index) => index % every === 0)
    .slice(0, passageCount)
    .map(({ id, text, start }, index): KnownPassage => {
      // Whole sentences, and their middles.
      const [from, to] = index % 3 === 0 ? [0, text.length] : [text.indexOf("that the"), text.indexOf(" for ")];
      const now = placesById.get(id);
      const exact = text.slice(from, to);
      const at = now?.text.indexOf(exact) ?? -1;
      return { start: start + from, end: start + to, exact, places: now && at >= 0 ? [now.start + at] : [] };
    });
  return { before: old.text, after: fresh.text, passages };
}

function edited(paragraphs: Sentence[][], next: () => number): Sentence[][] {
  let added = 1_000_000;
  const result = paragraphs.flatMap((paragraph, index) => {
    if (index % 41 === 17) return [];
    const put = index % 37 === 5 ? [[{ id: added++, text: `Put in later, number ${index}: nobody had said so before.` }]] : [];
    const kept = paragraph.flatMap((sentence, at) => {
      if (at === 2 && index % 23 === 4) return [];
      if (at === 1 && index % 11 === 3) return [{ ...sentence, text: sentence.text.replace("had", "never had").replace("alike", "too") }];
      if (at === 0 && index % 13 === 6)
        return [{ ...sentence, text: sentence.text.replace(/for \d+/, `for ${Math.floor(next() * 9000) + 9000}`) }];
      return [sentence];
    });
    return [...put, kept];
  });
  for (let index = 20; index + 3 < result.length; index += 47) {
    const [one, other] = [result[index], result[index + 3]];
    if (one && other) [result[index], result[index + 3]] = [other, one];
  }
  const corrected = paragraphs[6]?.[0]?.text ?? "";
  return [...result, [{ id: added, text: `Correction: an earlier version of this article said “${corrected}” This was not so.` }]];
}

function placed(paragraphs: Sentence[][]): { text: string; sentences: (Sentence & { start: number })[] } {
  const sentences: (Sentence & { start: number })[] = [];
  let text = "";
  for (const paragraph of paragraphs) {
    if (text !== "") text += "\n";
    for (const [index, sentence] of paragraph.entries()) {
      if (index > 0) text += " ";
      sentences.push({ ...sentence, start: text.length });
      text += sentence.text;
    }
  }
  return { text, sentences };
}
