import type { OriginalType } from "#lib/domain/article/original-type.ts";
import type { Stance } from "#lib/domain/claim/annotation.ts";

/*
 * The sample library: true events of 2025, retold in our own words under outlet names that do not exist, with the warts
 * that real articles arrive with (headline and standfirst in one line, view counters, citation leftovers, contradictions).
 */

export const samplePeople = {
  ada: { name: "Ada Lind", email: "ada.lind@sample.invalid", role: "reviewer" },
  joon: { name: "Joon Park", email: "joon.park@sample.invalid", role: "reviewer" },
  mara: { name: "Mara Reyes", email: "mara.reyes@sample.invalid", role: "editor" },
} as const;

export type SampleArticle = {
  file: string;
  type: OriginalType;
  title: string;
  outlet: string;
  publishedAt: string | null;
  /** Blocks of page chrome that the person who loaded the article struck out, by their text. */
  struck?: string[];
};

export const sampleArticles = {
  parade: {
    file: "1-parade.txt",
    type: "text/plain",
    title: "Baku’s president stays away from Moscow’s Victory Day parade",
    outlet: "The Caspian Ledger (sample)",
    publishedAt: "2025-05-07",
  },
  forum: {
    file: "2-forum.html",
    type: "text/html",
    title: "What Aliyev told Moscow, by way of Kyiv",
    outlet: "Meridian Review (sample)",
    publishedAt: "2025-07-21",
    struck: ["Analysis", "−", "21 July 9842 8 minutes", "Live", "All21 December", "21 December"],
  },
  takeover: {
    file: "3-takeover.txt",
    type: "text/plain",
    title: "Baku’s president calls the events of 1920 an “occupation”",
    outlet: "Border Wire (sample)",
    publishedAt: "2025-08-30",
  },
  culture: {
    file: "4-culture.md",
    type: "text/markdown",
    title: "Curtain down: Baku calls off Russian concerts after the deaths in Yekaterinburg",
    outlet: "Eastline Daily (sample)",
    publishedAt: "2025-07-01",
    struck: ["Subscribe to the Eastline Daily channel, Facebook, RSS!"],
  },
  embassy: {
    file: "5-embassy.txt",
    type: "text/plain",
    title: "Embassy in Kyiv “struck three times”, Azerbaijan’s president says after talks with Zelensky",
    outlet: "The Lowland Courier (sample)",
    publishedAt: null,
  },
} as const satisfies Record<string, SampleArticle>;

export type SampleArticleName = keyof typeof sampleArticles;

type SampleEvidence = { stance: Stance } & (
  | { article: SampleArticleName; exact: string }
  | { url: string; title: string; publisher: string }
);

export type SampleAnnotation = {
  by: keyof typeof samplePeople;
  passages: string[];
  claim: string;
  claimant: string;
  verdict: string;
  /** Markdown. */
  rationale: string;
  evidence: SampleEvidence[];
};

const flight8243 = {
  url: "https://en.wikipedia.org/wiki/Azerbaijan_Airlines_Flight_8243",
  title: "Azerbaijan Airlines Flight 8243",
  publisher: "Wikipedia",
};

/** The review of the article on the embassy, published with the sample. */
export const sampleReview: { article: SampleArticleName; summary: string; overallVerdict: string; annotations: SampleAnnotation[] } = {
  article: "embassy",
  overallVerdict: "missing-context",
  summary:
    "The quarrel is told fairly, with the accusation given as Aliyev’s own. But that the strikes were *deliberate* is his reading, no second count of them is offered, and the article dates the raid in Yekaterinburg months too late.",
  annotations: [
    {
      by: "ada",
      passages: [
        "By his count the building has been hit three times since the full-scale invasion began in February 2022.",
        "Then it was hit twice more.",
      ],
      claim: "Azerbaijan’s embassy in Kyiv has been hit three times since February 2022.",
      claimant: "Ilham Aliyev",
      verdict: "unsupported",
      rationale:
        "The count is the president’s, and the article says so. It gives no dates, no pictures and no second count, and none of the other four articles in this library mentions a strike on the embassy. We found nothing that contradicts it either.",
      evidence: [
        {
          stance: "context",
          article: "takeover",
          exact:
            "It comes after a year of friction: an airliner lost over Russian air defences, a police raid, arrests in return, and a war of words on television.",
        },
      ],
    },
    {
      by: "joon",
      passages: [
        "We gave the Russian side the coordinates of everything we have there: the embassy, the consular section, the cultural centre.",
        "Then it was hit twice more.",
      ],
      claim: "Russia had been given the coordinates of the embassy before the second and third hit.",
      claimant: "Ilham Aliyev",
      verdict: "unverifiable",
      rationale:
        "What one government handed to another is not public. The Russian ministry, further down, says that the places where diplomats work are *known*, which fits the claim but does not confirm when or how.",
      evidence: [],
    },
    {
      by: "ada",
      passages: ["That is a deliberate attack."],
      claim: "The strikes on the embassy were deliberate.",
      claimant: "Ilham Aliyev",
      verdict: "opinion",
      rationale:
        "An inference about intent. The order of events is an argument for it, not a proof, and Moscow denies it. The article quotes both sides; its headline keeps the accusation in quotation marks.",
      evidence: [],
    },
    {
      by: "joon",
      passages: ["In December 2024 an Azerbaijan Airlines passenger plane crashed in Kazakhstan"],
      claim: "An Azerbaijan Airlines passenger plane crashed in Kazakhstan in December 2024.",
      claimant: "The Lowland Courier (sample)",
      verdict: "accurate",
      rationale: "Two other articles here say the same, one of them to the day: 25 December 2024, near Aktau.",
      evidence: [
        {
          stance: "supports",
          article: "forum",
          exact: "The Azerbaijan Airlines flight from Baku to Grozny came down in Kazakhstan in December 2024.",
        },
        { stance: "supports", article: "parade", exact: "crashed near Aktau, in Kazakhstan, on 25 December 2024" },
        { stance: "supports", ...flight8243 },
      ],
    },
    {
      by: "ada",
      passages: [
        "Aliyev resented that Vladimir Putin did not call him; it was Ramzan Kadyrov, the head of Chechnya, who telephoned first.",
      ],
      claim: "Vladimir Putin did not call Ilham Aliyev after the crash.",
      claimant: "Ilham Aliyev",
      verdict: "missing-context",
      rationale:
        "He did, three days later. On 28 December 2024 Putin telephoned Aliyev and apologised that the accident had happened in Russian airspace. A reader of this sentence is left to think that no call was ever made.",
      evidence: [{ stance: "contradicts", ...flight8243 }],
    },
    {
      by: "ada",
      passages: ["In the autumn of 2025 Russian police raided homes of Azerbaijanis in Yekaterinburg.", "Soon afterwards"],
      claim: "The raid in Yekaterinburg took place in the autumn of 2025.",
      claimant: "The Lowland Courier (sample)",
      verdict: "inaccurate",
      rationale:
        "It took place on **27 June 2025**. An article of 21 July already looks back on it, and concerts were called off because of it on 29 June. The arrests that followed “soon afterwards” belong to June as well.",
      evidence: [
        { stance: "contradicts", article: "forum", exact: "the raid in Yekaterinburg on 27 June" },
        {
          stance: "contradicts",
          article: "culture",
          exact:
            "The Ministry of Culture announced it on 29 June 2025, two days after a police operation in the Russian city of Yekaterinburg",
        },
      ],
    },
    {
      by: "joon",
      passages: ["More than 50 people were held"],
      claim: "More than fifty people were held in the raid.",
      claimant: "The Lowland Courier (sample)",
      verdict: "mostly-accurate",
      rationale: "Another article here speaks of *some* fifty. The order of magnitude is not in dispute; “more than” is.",
      evidence: [{ stance: "supports", article: "forum", exact: "Russian police held some fifty people of Azerbaijani origin" }],
    },
    {
      by: "joon",
      passages: ["two brothers, Ziyaddin and Huseyn Safarov, died in custody"],
      claim: "Ziyaddin and Huseyn Safarov died in Russian custody.",
      claimant: "The Lowland Courier (sample)",
      verdict: "misleading",
      rationale:
        "That both died is beyond dispute. “In custody” settles in passing what the two sides dispute: Azerbaijan says that they were beaten to death during the raid itself.\n\n- One article here places the beatings *in their homes*.\n- Another says only that the brothers were dead after it.",
      evidence: [
        { stance: "contradicts", article: "culture", exact: "beaten in their homes, two of them to death" },
        { stance: "context", article: "forum", exact: "after which two brothers, Ziyaddin and Huseyn Safarov, were dead" },
      ],
    },
    {
      by: "ada",
      passages: ["Soon afterwards the heads of Sputnik Azerbaijan, Igor Kartavykh and Yevgeny Belousov, were arrested in Baku."],
      claim: "The heads of Sputnik Azerbaijan were arrested in Baku soon after the raid.",
      claimant: "The Lowland Courier (sample)",
      verdict: "accurate",
      rationale: "They were detained on 30 June 2025, three days after the raid.",
      evidence: [{ stance: "supports", article: "culture", exact: "On 30 June the police searched the Baku office of Sputnik Azerbaijan" }],
    },
    {
      by: "joon",
      passages: ["Relations between the two countries will never again be what they were."],
      claim: "Relations between the two countries will never be the same again.",
      claimant: "The Lowland Courier (sample)",
      verdict: "unverifiable",
      rationale: "A statement about the future, and the article’s own. Nobody can check it today.",
      evidence: [],
    },
  ],
};
