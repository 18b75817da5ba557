import { expect, test } from "vitest";
import { canonicalText } from "#lib/domain/article/canonical-text.ts";
import { pdfType } from "#lib/domain/article/original-type.ts";
import { type CleanedOriginal, cleanOriginal } from "./clean.ts";
import { hebrew, pdf } from "./testing-files.ts";

async function read(bytes: Uint8Array): Promise<CleanedOriginal> {
  const result = await cleanOriginal({ bytes, type: pdfType });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const blocks = ({ document }: CleanedOriginal) => (document.content ?? []).map((block) => `${block.type}: ${canonicalText(block)}`);
const codes = ({ warnings }: CleanedOriginal) => warnings.map(({ code }) => code);

/** Lines beneath each other. */
const lines = (texts: string[], { y = 700, x = 72 } = {}) => texts.map((text, index) => ({ text, x, y: y - index * 14 }));

test("a headline over several lines is one headline", async () => {
  const cleaned = await read(
    pdf([
      [
        { text: "The council keeps the old", y: 780, size: 24 },
        { text: "harbour ferry running for", y: 752, size: 24 },
        { text: "another year", y: 724, size: 24 },
        ...lines(["The council of the harbour town met on Monday and voted to keep the ferry running", "until the spring."], { y: 690 }),
      ],
    ]),
  );
  expect(blocks(cleaned)).toEqual([
    "heading: The council keeps the old harbour ferry running for another year",
    "paragraph: The council of the harbour town met on Monday and voted to keep the ferry running until the spring.",
  ]);
  expect(cleaned.details.title).toBe("The council keeps the old harbour ferry running for another year");
});

test("running heads, alternating ones too, and page numbers are marked, and no paragraph is broken by them", async () => {
  const page = (number: number, text: string[]) => [
    { text: number % 2 ? "The Lowland Courier" : "Harbours and ferries", y: 820, size: 9 },
    ...lines(text, { y: 760 }),
    { text: `Page ${number}`, x: 280, y: 20, size: 9 },
  ];
  const cleaned = await read(
    pdf([
      page(1, [
        "The council of the harbour town met on Monday evening and voted to keep the",
        "ferry running until the spring of the year in which the",
      ]),
      page(2, ["bridge will be opened to everybody who wants to cross it, whatever the weather", "may be on that day."]),
      page(3, ["Nobody had asked for this in the years before, as far as anybody remembers."]),
      page(4, ["The mayor was not there."]),
    ]),
  );
  expect(cleaned.chrome.map(({ text }) => text)).toEqual([
    ...["The Lowland Courier", "Page 1", "Harbours and ferries", "Page 2"],
    ...["The Lowland Courier", "Page 3", "Harbours and ferries", "Page 4"],
  ]);
  expect(blocks(cleaned)).toContain(
    "paragraph: The council of the harbour town met on Monday evening and voted to keep the ferry running until the spring of the year in which the bridge will be opened to everybody who wants to cross it, whatever the weather may be on that day.",
  );
});

test("a table is a table, and apart from the text around it", async () => {
  const row = (cells: string[], y: number) => cells.map((text, index) => ({ text, x: 72 + index * 120, y }));
  const cleaned = await read(
    pdf([
      [
        { text: "This many people crossed the strait by ferry in the three years that were counted.", y: 760 },
        ...row(["Year", "Passengers", "Cost"], 730),
        ...row(["2021", "12,400", "3.1 million"], 714),
        ...row(["2022", "13,900", "3.4 million"], 698),
        { text: "The council has not said how many of them were residents of the town on the island.", y: 660 },
      ],
    ]),
  );
  expect(blocks(cleaned)).toEqual([
    "paragraph: This many people crossed the strait by ferry in the three years that were counted.",
    "table: Year\tPassengers\tCost\n2021\t12,400\t3.1 million\n2022\t13,900\t3.4 million",
    "paragraph: The council has not said how many of them were residents of the town on the island.",
  ]);
});

test("two columns are read one after the other, even where the file draws them line by line", async () => {
  const left = [
    "The council of the harbour town met on",
    "Monday evening and voted, after four",
    "hours of talk, to keep the old ferry",
    "running until the spring. The mayor of",
    "the town was not there, as he said he",
    "would be, because he was ill at home.",
  ];
  const right = [
    "The bridge over the strait had to be",
    "closed for two weeks in the summer so",
    "that its piers could be looked at by",
    "engineers from the capital, who found",
    "cracks in two of them. They will come",
    "back to look at them again next year.",
  ];
  const expected = [`paragraph: ${left.join(" ")}`, `paragraph: ${right.join(" ")}`];
  expect(blocks(await read(pdf([[...lines(left), ...lines(right, { x: 340 })]])))).toEqual(expected);
  const woven = left.flatMap((text, index) => [
    { text, y: 700 - index * 14 },
    { text: right[index] ?? "", x: 340, y: 700 - index * 14 },
  ]);
  expect(blocks(await read(pdf([woven])))).toEqual(expected);
});

test("raised digits are raised; those that a note at the foot answers to are its marks", async () => {
  const cleaned = await read(
    pdf([
      [
        { text: "It makes 10", y: 700 },
        { text: "6", x: 130, y: 704, size: 7 },
        { text: " watts, the mayor said.", x: 135, y: 700 },
        { text: "1", x: 246, y: 704, size: 7 },
        { text: " On 5 km", x: 250, y: 700 },
        { text: "2", x: 292, y: 704, size: 7 },
        { text: " of H", x: 297, y: 700 },
        { text: "2", x: 320, y: 697, size: 7 },
        { text: "O.", x: 325, y: 700 },
        { text: "1 In a letter to the council of the town.", y: 60, size: 8 },
      ],
    ]),
  );
  expect(blocks(cleaned)).toEqual([
    "paragraph: It makes 10⁶ watts, the mayor said.[1] On 5 km² of H₂O.",
    "paragraph: [1] In a letter to the council of the town.",
  ]);
});

test("words cut at the end of a line are judged by the text’s own words, and what was guessed is named", async () => {
  const cleaned = await read(
    pdf([
      lines([
        "The information about the well-known ferry came late, and the council's infor-",
        "mation was wrong: a man of the well-",
        "known sort had written of a state-",
        "of-the-art bridge and of its municipal adminis-",
        "tration, which nobody has.",
      ]),
    ]),
  );
  expect(blocks(cleaned)).toEqual([
    "paragraph: The information about the well-known ferry came late, and the council's information was wrong: a man of the well-known sort had written of a state-of-the-art bridge and of its municipal administration, which nobody has.",
  ]);
  expect(cleaned.warnings).toContainEqual({ code: "pdf-hyphens", message: expect.stringContaining("“administration”") });
});

test("pages that are pictures, and pages whose letters nobody can tell, are named", async () => {
  const text = lines(["The council of the harbour town met on Monday and voted to keep the ferry."]);
  const mute = text.map((line) => ({ ...line, font: "mute" as const }));
  const cleaned = await read(pdf([text, "scan", "scan", text, "scan", mute]));
  expect(cleaned.warnings).toContainEqual({ code: "pdf-pictures", message: expect.stringMatching(/^Pages 2–3 and 5 are pictures/) });
  expect(cleaned.warnings).toContainEqual({ code: "pdf-undecoded", message: expect.stringContaining("page 6 can’t be told") });
});

test("text that lies unseen over a scanned page is its text; what is set sideways stands apart", async () => {
  const cleaned = await read(
    pdf([
      [
        { text: "The council met on Monday evening,", y: 700, hidden: true },
        { text: "arXiv and the like", x: 20, y: 300, turned: true },
        { text: "and voted to keep the ferry.", y: 686, hidden: true },
      ],
    ]),
  );
  expect(blocks(cleaned)).toEqual([
    "paragraph: The council met on Monday evening, and voted to keep the ferry.",
    "paragraph: arXiv and the like",
  ]);
  expect(cleaned.chrome).toEqual([{ text: "arXiv and the like", reason: "Set sideways on the page" }]);
});

test("Hebrew is read from right to left, with the numbers, names and brackets in it", async () => {
  const bytes = pdf([
    [
      { text: hebrew("הגשר הישן ייסגר"), x: 400, y: 700, font: "hebrew" },
      { text: "ACME (1998", x: 330, y: 700 },
      { text: `) ${hebrew("שנבנה בשנת")} `, x: 250, y: 700, font: "hebrew" },
      { text: hebrew("בחודש הבא"), x: 420, y: 684, font: "hebrew" },
    ],
  ]);
  const cleaned = await read(bytes);
  expect(codes(cleaned)).toContain("pdf-direction");
  expect(cleaned.details.language).toBe("he");
  expect(blocks(cleaned).join("\n")).toContain("הגשר הישן ייסגר");
  expect(blocks(cleaned).join("\n")).toContain("בחודש הבא");
});

test("a right-to-left text without anything that could stand in another order carries no note on it", async () => {
  const text = ["הגשר הישן ייסגר בחודש הבא", "הסדקים נמצאו בעמודים", "האנשים חוששים מן הנזקים"];
  const cleaned = await read(
    pdf([text.map((line, index) => ({ text: hebrew(line), x: 300, y: 700 - index * 14, font: "hebrew" as const }))]),
  );
  expect(blocks(cleaned).join(" ")).toContain("הגשר הישן ייסגר");
  expect(codes(cleaned)).not.toContain("pdf-direction");
});

test("a file that has Hebrew words backwards has them turned about", async () => {
  const forwards = (text: string) => [...hebrew(text)].toReversed().join("");
  const text = ["שלום לכולם", "הסדקים נמצאו בעמודים", "האנשים חוששים מן הנזקים"];
  const cleaned = await read(
    pdf([text.map((line, index) => ({ text: forwards(line), x: 300, y: 700 - index * 14, font: "hebrew" as const }))]),
  );
  expect(blocks(cleaned).join(" ")).toContain("שלום לכולם");
  expect(cleaned.warnings).toContainEqual({ code: "pdf-direction", message: expect.stringContaining("backwards") });
});

test("title, author and date come from the properties where the text has none, and are named", async () => {
  const text = lines([
    "the council of the harbour town met on Monday and voted to keep the ferry running.",
    "nobody had asked for this in the years before, as far as anybody remembers now.",
  ]);
  const properties = "/Title (The ferry stays) /Author (Ada Lind) /CreationDate (D:20240305120000Z)";
  const cleaned = await read(pdf([text], [], properties));
  expect(cleaned.details).toMatchObject({ title: "The ferry stays", author: "Ada Lind", publishedAt: "2024-03-05" });
  expect(codes(cleaned)).toEqual(expect.arrayContaining(["properties-author", "properties-date"]));
  const junk = await read(pdf([text], [], "/Title (Microsoft Word - draft 3.docx) /Author (admin) /CreationDate (D:19010305)"));
  expect(junk.details.title).toMatch(/^the council/);
  expect(junk.details).toMatchObject({ author: null, publishedAt: null });
  const headed = await read(pdf([[{ text: "The bridge opens", y: 760, size: 24 }, ...text]], [], properties));
  expect(headed.details.title).toBe("The bridge opens");
  expect(headed.found.title.map(({ value }) => value)).toEqual(["The bridge opens", "The ferry stays"]);
});
