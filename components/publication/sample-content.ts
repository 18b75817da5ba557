import { firstScale } from "#lib/domain/claim/scale.ts";
import type {
  PublishedAnnotation,
  PublishedEvidence,
  PublishedVerdict,
  RevisionContent,
  StoredRevision,
} from "#lib/domain/revision/revision.ts";

// A revision for tests, with what real ones have: overlaps, passages over several blocks, several passages an annotation, lists, links.

const paragraphs = [
  "The harbour board says the new breakwater will halve the cost of winter storms. “Every year we lose a third of our moorings,” its chair told the council on Monday, before a vote that was closer than anyone had expected.",
  "According to the board, 412 boats were damaged between November and March. The port log lists 212. Asked about the difference, a spokesman said that “many owners never report”. No insurer we spoke to could confirm that.",
  "Residents of the Lower Quay see it differently.",
  "They point to the breakwater at Sand Point, finished in 2019, after which the beach next to it lost eleven metres.",
  "The board answers that the Sand Point study was never finished.",
  "“This is the finest harbour on the coast, and it deserves a wall to match,” the chair said. The work is to begin in spring. It will be paid for by the county, and berth fees will not rise.",
  "The council votes again on the second of the month.",
];

const text = paragraphs.join("\n");
const paragraph = (words: string, bold?: string) => {
  if (bold === undefined) return { type: "paragraph", content: [{ type: "text", text: words }] };
  const at = words.indexOf(bold);
  return {
    type: "paragraph",
    content: [
      { type: "text", text: words.slice(0, at) },
      { type: "text", text: bold, marks: [{ type: "bold" }, { type: "link", attrs: { href: "https://example.org/log?a=1&b=2" } }] },
      { type: "text", text: words.slice(at + bold.length) },
    ],
  };
};

const [p0 = "", p1 = "", p2 = "", p3 = "", p4 = "", p5 = "", p6 = ""] = paragraphs;
const document = {
  type: "doc" as const,
  content: [
    paragraph(p0),
    paragraph(p1, "port log lists"),
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: p2 }] },
    {
      type: "bulletList",
      content: [
        { type: "listItem", content: [paragraph(p3)] },
        { type: "listItem", content: [paragraph(p4)] },
      ],
    },
    { type: "blockquote", content: [paragraph(p5)] },
    paragraph(p6),
  ],
};

export function proseOf(...words: string[]) {
  return { type: "doc" as const, content: words.map((line) => paragraph(line)) };
}

export function verdictOf(slug: string): PublishedVerdict {
  const verdict = firstScale.find((entry) => entry.slug === slug);
  if (verdict === undefined) throw new Error(`No such verdict: ${slug}`);
  return { slug, name: verdict.name, definition: verdict.definition, rating: verdict.rating };
}

function passageOf(exact: string) {
  const start = text.indexOf(exact);
  if (start === -1) throw new Error(`Not in the text: ${exact}`);
  const end = start + exact.length;
  return { start, end, exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) };
}

function evidence(more: Partial<PublishedEvidence>): PublishedEvidence {
  return { stance: "supports", quote: "", url: null, title: "", publisher: "", publishedAt: null, article: null, ...more };
}

function annotation(number: number, slug: string, exact: string[], claim: string, more: Partial<PublishedAnnotation>): PublishedAnnotation {
  return {
    id: `0198c1de-7b00-7000-8000-${String(number).padStart(12, "0")}`,
    number,
    claim,
    claimant: "",
    verdict: verdictOf(slug),
    rationale: proseOf("No rationale."),
    passages: exact.map(passageOf),
    evidence: [],
    reviewers: ["Ada Lind"],
    signedOffBy: ["Mara Reyes"],
    createdAt: "2025-05-14T10:00:00.000Z",
    updatedAt: "2025-05-15T10:00:00.000Z",
    ...more,
  };
}

const log = evidence({
  stance: "contradicts",
  quote: "212 craft reported as damaged, 1 November to 31 March",
  url: "https://port.example/log/2025",
  title: "Winter log of the port office",
  publisher: "Port office",
  publishedAt: "2025-04-02",
});

const annotations = [
  annotation(1, "unsupported", ["the new breakwater will halve the cost of winter storms"], "The breakwater halves the cost of storms.", {
    claimant: "Harbour board",
    rationale: proseOf(
      "We asked the board for its calculation and looked through the three reports it names. None of them gives a figure.",
    ),
    evidence: [
      evidence({ stance: "context", url: "https://board.example/report", title: "Feasibility report", publisher: "Harbour board" }),
    ],
  }),
  annotation(2, "misleading", ["“Every year we lose a third of our moorings,”"], "A third of the moorings is lost every year.", {
    claimant: "Chair of the board",
    rationale: proseOf(
      "A third was lost once, in the storm of 2021. In the other nine years on record the share lies between two and six per cent.",
      "The sentence turns the worst year into the usual one.",
    ),
    evidence: [
      log,
      evidence({ stance: "context", url: "https://weather.example/2021", title: "The storm of 2021", quote: "the worst in forty years" }),
    ],
    reviewers: ["Ada Lind", "Joon Park"],
  }),
  annotation(
    3,
    "inaccurate",
    ["412 boats were damaged between November and March", "The port log lists 212"],
    "412 boats were damaged last winter.",
    {
      claimant: "Harbour board",
      rationale: proseOf("The log lists 212. The board added the season before, which its own table shows."),
      evidence: [log],
    },
  ),
  annotation(
    4,
    "missing-context",
    ["boats were damaged between November and March. The port log lists 212. Asked"],
    "The board explained the difference.",
    {
      rationale: proseOf("It did so only after the vote."),
      evidence: [
        evidence({
          article: { slug: "night-at-pier-b", title: "Night at pier B", outlet: "The Lowland Courier", publicReview: true },
          title: "Night at pier B",
          quote: "the answer came a day later",
        }),
      ],
    },
  ),
  annotation(
    5,
    "accurate",
    ["finished in 2019, after which the beach next to it lost eleven metres"],
    "The beach at Sand Point lost eleven metres.",
    {
      claimant: "Residents",
      rationale: proseOf("Survey lines of 2018 and 2024 are eleven metres apart at the widest point."),
      evidence: [
        evidence({
          url: "https://survey.example/sand-point",
          title: "Coast survey",
          publisher: "County survey",
          publishedAt: "2024-09-01",
        }),
      ],
    },
  ),
  annotation(6, "mostly-accurate", [`${p4}\n“This is the finest`], "The Sand Point study was never finished.", {
    rationale: proseOf("The field work was finished; the report was not."),
    evidence: [evidence({ url: "https://survey.example/status", title: "State of the study" })],
  }),
  annotation(
    7,
    "opinion",
    ["This is the finest harbour on the coast, and it deserves a wall to match"],
    "It is the finest harbour on the coast.",
    {
      claimant: "Chair of the board",
      rationale: proseOf("A matter of taste."),
    },
  ),
  annotation(8, "unverifiable", ["berth fees will not rise"], "Berth fees will not rise.", {
    rationale: proseOf("Nobody can check the future."),
  }),
];

export function sampleContent(more: Partial<RevisionContent> = {}): RevisionContent {
  return {
    format: "assay-revision/1",
    number: 2,
    kind: "correction",
    note: "Check 3 was rated unverifiable. The port log has since been published; it is now rated inaccurate.",
    previousSha256: "5".repeat(64),
    publishedAt: "2025-05-20T09:00:00.000Z",
    publishedBy: "Mara Reyes",
    desk: { name: "Harbour Street Desk", url: "https://desk.example" },
    sample: true,
    article: {
      slug: "breakwater",
      title: "Breakwater “will halve storm costs”, board says before the vote",
      outlet: "The Lowland Courier",
      author: "Ines Holt",
      sourceUrl: "https://courier.example/breakwater",
      publishedAt: "2025-05-12",
      language: "en",
      snapshot: { number: 1, sha256: "a".repeat(64), wordCount: 150 },
      document,
      text,
    },
    summary: proseOf(
      "The storms are real and so is the damage, but the board doubles it, and nothing it has published bears out the promised saving.",
    ),
    overallVerdict: verdictOf("misleading"),
    scale: { number: 1, verdicts: firstScale.map(({ slug }) => verdictOf(slug)) },
    annotations,
    unchecked: 2,
    reviewers: ["Ada Lind", "Joon Park, coast correspondent", "Mara Reyes"],
    ...more,
  };
}

export function storedOf(content: RevisionContent): StoredRevision {
  return {
    articleId: "0198c1de-7b00-7000-8000-00000000aaaa",
    number: content.number,
    kind: content.kind,
    note: content.note,
    content: JSON.stringify(content),
    sha256: "c".repeat(64),
    previousSha256: content.previousSha256,
    signature: "c2lnbmF0dXJl",
    keyId: "key-1",
    publicKey: "a2V5",
    publishedAt: content.publishedAt,
    firstPublishedAt: content.publishedAt,
    logProof: null,
  };
}
