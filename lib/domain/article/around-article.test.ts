import type { JSONContent } from "@tiptap/core";
import { expect, test } from "vitest";
import { aroundArticle, isNote } from "./around-article.ts";

const prose = [
  "The council of the harbour town met on Monday evening and voted, after four hours, to keep the ferry running until the spring.",
  "Its crews had asked for more, said the mayor, and would have got it had the winter been milder than anybody remembers.",
];
const text = (words: string, href?: string): JSONContent => ({
  type: "text",
  text: words,
  ...(href === undefined ? {} : { marks: [{ type: "link", attrs: { href } }] }),
});
const paragraph = (...content: JSONContent[]): JSONContent => ({ type: "paragraph", content });
const heading = (words: string): JSONContent => ({ type: "heading", attrs: { level: 2 }, content: [text(words)] });
const list = (...items: JSONContent[]): JSONContent => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});
const link = (words: string) => text(words, "https://courier.example/other");

/** What is named of blocks before, between and after two paragraphs of an article. */
function named({ before = [], between = [], after = [] }: { before?: JSONContent[]; between?: JSONContent[]; after?: JSONContent[] }) {
  const [one, other] = prose.map((words) => paragraph(text(words)));
  const content = [...before, one ?? {}, ...between, other ?? {}, ...after];
  return [...aroundArticle(content).keys()].map((index) => content[index]);
}

test("dates, by-lines and menus above the text are the page's", () => {
  const before = [
    list(link("Home"), link("News"), link("Harbour")),
    paragraph(text("Posted Nov 18, 8:19 PM; updated Nov 19, 2024")),
    paragraph(text("By Ada Lind")),
    paragraph(text("12. Mai 2025 | 14:05 Uhr")),
  ];
  expect(named({ before })).toEqual(before);
});

test("invitations, pointers and links to other articles are the page's, wherever they stand", () => {
  const between = [
    paragraph(text("Related: "), link("What the ferry cost last year")),
    paragraph(link("FOUR QUESTIONS ABOUT THE FERRY")),
    paragraph(text("Sign up for our weekly letter from the harbour.")),
  ];
  const after = [
    paragraph(text("Follow Ada Lind on Twitter.")),
    paragraph(text("You may also like…")),
    list(link("The bridge that never was"), link("Who pays the pilots?")),
    paragraph(text("Ada Lind is a reporter for the Courier.")),
  ];
  expect(named({ between, after })).toEqual([...between, ...after]);
});

test("what the article says stays: headings, quotes, lists, times, sentences about subscribing and following", () => {
  const between = [
    heading("What comes next"),
    paragraph(text("He said he would follow the crews on the radio, and subscribe to nothing.")),
    paragraph(text("Those who sign up for the night shift are paid twice.")),
    list(text("two ferries"), text("four crews")),
    paragraph(text("10 p.m.")),
    paragraph(text("The mayor, "), link("in a letter to the crews"), text(", called it a beginning.")),
  ];
  expect(named({ before: [heading("The ferry stays")], between, after: [paragraph(text("It leaves at dawn."))] })).toEqual([]);
});

test("a correction is the article's, and nothing is named of blocks without an article", () => {
  const correction = "Correction: an earlier version of this text said that the ferry had been sold. Subscribe to our newsletter for more.";
  expect(isNote(correction)).toBe(true);
  expect(named({ after: [paragraph(text(correction))] })).toEqual([]);
  expect(aroundArticle([paragraph(link("Home")), paragraph(text("By Ada Lind")), paragraph(text("Subscribe now"))]).size).toBe(0);
});
