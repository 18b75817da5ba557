import { describe, expect, test } from "vitest";
import type { Annotation, Evidence, SignOff } from "../claim/annotation.ts";
import type { EvidenceCapture } from "../claim/capture.ts";
import type { Review } from "../claim/review.ts";
import { changesOf, type GateSetting, gateRules, isLooser, newGate, settingOf } from "./gate.ts";
import { changedRules, gateChange } from "./gate-input.ts";
import { publishBlockers, signOffBlockers } from "./gate-rules.ts";
import {
  annotationFixture,
  contactFixture,
  evidenceFixture,
  fixtureText,
  fixtureVerdicts,
  prose,
  unsaid,
  verdictOf,
} from "./testing-revision.ts";

const ada = { id: "user-ada", name: "Ada Lind" };
const signOff = (more: Partial<SignOff> = {}): SignOff => ({
  id: "s",
  version: 2,
  decision: "approve",
  note: "",
  standing: "independent",
  by: { id: "user-mara", name: "Mara Reyes" },
  createdAt: "2025-05-11T09:00:00.000Z",
  ...more,
});
const empty: Review = { summary: prose(), overallVerdict: null, version: 1, authors: [], signOffs: [], comments: [] };

function rulesAgainst(annotations: Partial<Annotation>[], settings: GateSetting[] = [], review: Partial<Review> = {}) {
  const facts = {
    snapshotId: "snapshot-1",
    annotations: annotations.map((more) => annotationFixture(fixtureText, more)),
    review: { ...empty, ...review },
    scale: { id: "scale-1", number: 1, createdAt: "", verdicts: fixtureVerdicts },
    signers: [ada],
  };
  const gate = { rules: changedRules(newGate.rules, settings), enforced: true };
  return publishBlockers(facts, gate, { kind: "first", note: "" });
}

const names = (blockers: { rule: string }[]) => blockers.map(({ rule }) => rule);

describe("a new desk", () => {
  test("publishes what somebody signed off who wrote none of it", () => {
    expect(rulesAgainst([{}])).toEqual([]);
  });

  test.each<[string, Partial<Annotation>[], Partial<Review>]>([
    ["not-empty", [], {}],
    ["not-empty", [{ excluded: true, verdict: null }], {}],
    ["signed-off", [{ signOffs: [] }], {}],
    ["signed-off", [{ signOffs: [signOff({ version: 1 })] }], {}],
    ["signed-off", [{ signOffs: [signOff({ standing: "author" })] }], {}],
    ["signed-off", [{ signOffs: [signOff(), signOff({ decision: "return", note: "No." })] }], {}],
    ["whole-signed", [{}], { overallVerdict: verdictOf("opinion") }],
    ["whole-signed", [{}], { summary: prose("Words"), signOffs: [signOff({ version: 3 })] }],
  ])("is stopped by %s", (rule, annotations, review) => {
    expect(names(rulesAgainst(annotations, [], review))).toEqual([rule]);
  });

  test("asks nobody for comment unless an admin turns that on: then what came of it has to be known, of rated verdicts", () => {
    const contact = { ...contactFixture, outcome: "waiting", outcomeOn: null, answer: "" } as const;
    const on: GateSetting[] = [{ rule: "contact", on: true }];
    expect(rulesAgainst([{ contacts: [] }])).toEqual([]);
    expect(names(rulesAgainst([{ contacts: [] }], on))).toEqual(["contact"]);
    expect(rulesAgainst([{ contacts: [contact] }], on)[0]?.message).toContain("no answer is noted yet");
    expect(rulesAgainst([{ contacts: [contact, contactFixture] }], on)).toEqual([]);
    expect(rulesAgainst([{ contacts: [], verdict: verdictOf("opinion") }], on)).toEqual([]);
  });

  test("a sign-off of before there was a gate holds until the words change", () => {
    expect(rulesAgainst([{ signOffs: [signOff({ standing: "earlier" })] }])).toEqual([]);
    expect(names(rulesAgainst([{ version: 3, signOffs: [signOff({ standing: "earlier" })] }]))).toEqual(["signed-off"]);
  });

  test("where everybody wrote some of it, the rule says what helps", () => {
    const [blocker] = rulesAgainst([{ signOffs: [], authors: [{ ...ada, signed: false }] }]);
    expect(blocker?.message).toContain("desk of one");
  });
});

test("an author’s approval counts where the gate says so; nobody’s is needed where it is off", () => {
  const own = [{ signOffs: [signOff({ standing: "author" })] }];
  expect(rulesAgainst(own, [{ rule: "signed-off", on: true, by: "not-the-last" }])).toEqual([]);
  expect(rulesAgainst([{ signOffs: [] }], [{ rule: "signed-off", on: false }])).toEqual([]);
});

test("sources are counted once each, and sites by whose they are; unrated verdicts need none", () => {
  const at = (url: string, owner = "") => {
    const known = { title: "", publisher: "", author: "", language: "", publishedAt: null, archivedUrl: null };
    return evidenceFixture({ source: { id: url, url, ...known, ...unsaid, owner } });
  };
  const two = [{ rule: "sources", on: true, number: 2 } as const];
  const sites = [{ rule: "sites", on: true, number: 2 } as const];
  expect(names(rulesAgainst([{ evidence: [at("https://a.example/1"), at("https://a.example/1")] }], two))).toEqual(["sources"]);
  expect(rulesAgainst([{ evidence: [at("https://a.example/1"), at("https://a.example/2")] }], two)).toEqual([]);
  const oneSite = [at("https://www.harbour.co.uk/1"), at("https://news.harbour.co.uk/2")];
  expect(names(rulesAgainst([{ evidence: oneSite }], sites))).toEqual(["sites"]);
  expect(rulesAgainst([{ evidence: [at("https://harbour.co.uk/1"), at("https://pier.co.uk/2")] }], sites)).toEqual([]);
  expect(rulesAgainst([{ verdict: verdictOf("opinion"), evidence: [] }], [...two, ...sites])).toEqual([]);
  const oneOwner = [
    at("https://harbour.example/1", "Northgate Media"),
    at("https://pier.example/2", "northgate  media"),
    at("https://sea.example/"),
  ];
  expect(rulesAgainst([{ evidence: oneOwner }], sites)).toEqual([]);
  const [against] = rulesAgainst([{ evidence: oneOwner }], [{ rule: "sites", on: true, number: 3 }]);
  expect(against?.message).toContain("3 sources, 2 independent: a rated verdict needs 3 independent ones here");
});

const fixturePassage = {
  ...{ articleId: "article-2", articleSlug: "other", articleTitle: "Other", outlet: null, snapshotId: "snapshot-2", start: 0, end: 5 },
  exact: "Words",
};
const hash = "ab".repeat(32);
const copy: EvidenceCapture = {
  ...{ state: "kept", reason: "", at: "2025-05-10T09:00:00.000Z", sha256: hash, textSha256: hash, putInBy: null, mementoOf: null },
  ...{ quote: "found", place: null, news: null },
};
const uncaptured: EvidenceCapture = {
  ...copy,
  state: "failed",
  reason: "It was not let in.",
  at: null,
  sha256: null,
  textSha256: null,
  quote: null,
};

test("a copy of each source is asked for, and that the words quoted stand in it, where the gate says so", () => {
  const captured = [{ rule: "captured", on: true } as const];
  const found = [{ rule: "quoted-words-found", on: true } as const];
  const citing = (capture: EvidenceCapture | null, more: Partial<Evidence> = {}) => [{ evidence: [evidenceFixture({ capture, ...more })] }];
  expect(rulesAgainst(citing(null))).toEqual([]);
  for (const capture of [null, uncaptured]) expect(names(rulesAgainst(citing(capture), captured))).toEqual(["captured"]);
  expect(rulesAgainst(citing(uncaptured), captured)[0]?.message).toContain("no copy of Port log. It was not let in.");
  // One that is gone by now is kept all the same.
  for (const state of ["kept", "gone", "failed", "waiting"] as const)
    expect(rulesAgainst(citing({ ...copy, state }), [...captured, ...found])).toEqual([]);
  const passage = { source: null, passage: fixturePassage };
  expect(rulesAgainst(citing(null, passage), [...captured, ...found]), "what is no source needs none").toEqual([]);
  expect(rulesAgainst(citing({ ...copy, quote: null }, { quote: "" }), found), "nor does what quotes nothing").toEqual([]);
  const told: [EvidenceCapture | null, RegExp][] = [
    [null, /no copy of Port log in which .* Put one in/],
    [uncaptured, /no copy of Port log in which/],
    [{ ...copy, textSha256: null, quote: null }, /no words that can be read/],
    [{ ...copy, quote: null }, /not looked for yet/],
    [{ ...copy, quote: "similar" }, /stand otherwise in our copy/],
    [{ ...copy, quote: "missing" }, /do not stand in our copy/],
  ];
  for (const [capture, message] of told)
    expect(rulesAgainst(citing(capture), found)).toMatchObject([{ rule: "quoted-words-found", message: expect.stringMatching(message) }]);
});

test("an open discussion, and a missing summary, stop where the gate says so", () => {
  const said = { id: "c", version: 1, text: "Really?", mentions: [], replyTo: null, by: ada, createdAt: "", editedAt: null };
  const comment = { ...said, kind: "comment" as const };
  const rules = [
    { rule: "no-open-discussion", on: true },
    { rule: "summary", on: true },
  ] as const;
  expect(names(rulesAgainst([{ comments: [comment] }], [...rules]))).toEqual(["no-open-discussion", "summary"]);
  expect(names(rulesAgainst([{ comments: [comment, { ...comment, kind: "resolve" }] }], [...rules]))).toEqual(["summary"]);
});

test("signing off needs what publishing needs of the annotation, but for the sign-off; nothing of the gate until it is turned on", () => {
  const bare = annotationFixture(fixtureText, { signOffs: [], rationale: prose(), evidence: [evidenceFixture()] });
  const rules = changedRules(newGate.rules, [{ rule: "sources", on: true, number: 3 }]);
  const facts = { snapshotId: "snapshot-1", signers: [ada] };
  expect(names(signOffBlockers(bare, { rules, enforced: true }, facts))).toEqual(["no-rationale", "sources"]);
  expect(names(signOffBlockers(bare, { rules, enforced: false }, facts))).toEqual(["no-rationale"]);
});

describe("settings", () => {
  test("rules that aren’t named stay as they are, in order", () => {
    const rules = changedRules(newGate.rules, [{ rule: "sources", on: true, number: 3 }]);
    expect(rules.map(({ rule }) => rule)).toEqual([...gateRules]);
    expect(changedRules(rules, [{ rule: "sources", on: false }]).find(({ rule }) => rule === "sources")).toEqual({
      ...{ rule: "sources", on: false, number: 3 },
    });
  });

  test("a form that was open while another admin set a rule takes nothing back", () => {
    const shown = newGate.rules;
    const theirs = changedRules(shown, [{ rule: "second-verdict", on: true }]);
    const mine = changedRules(shown, [{ rule: "sources", on: true, number: 3 }]);
    const saved = changedRules(theirs, changesOf(shown, mine));
    expect(saved.filter(({ on }, index) => on !== shown[index]?.on).map(({ rule }) => rule)).toEqual(["sources", "second-verdict"]);
    expect(changesOf(shown, shown)).toEqual([]);
  });

  test.each([
    [{ rules: [{ rule: "not-empty", number: 2 }] }],
    [{ rules: [{ rule: "sources" }] }],
    [{}],
    [{ rules: [{ rule: "summary", by: "not-the-last" }] }],
    [{ rules: [{ rule: "sources", number: 0 }] }],
    [{ rules: [{ rule: "sources", number: 1.5 }] }],
    [{ rules: [{ rule: "no-verdict", on: false }] }],
    [{ rules: [{ on: true }] }],
    [{ rules: [{ rule: "sources", on: "yes" }] }],
  ])("%j is refused", (change) => {
    expect(gateChange.safeParse(change).success).toBe(false);
  });

  test("looser than a new desk’s are those alone that ask less", () => {
    expect(newGate.rules.filter(isLooser)).toEqual([]);
    expect(isLooser({ rule: "signed-off", on: false, by: "not-an-author" })).toBe(true);
    expect(isLooser({ rule: "signed-off", on: true, by: "not-the-last" })).toBe(true);
    expect(isLooser({ ...settingOf(newGate.rules, "sources"), on: true })).toBe(false);
  });
});
