import { expect, test } from "vitest";
import { actorFixture, testDatabase } from "#lib/db/testing.ts";
import { toEvidenceResponse } from "#lib/domain/api/evidence.ts";
import { articleFixture, granted, refusalOf } from "../testing.ts";
import { annotateByQuote, reviseByQuote } from "./annotate-by-quote.ts";

testDatabase();

test("a program cites words of another article, which stay where they were cited when the list is sent again", async () => {
  const actor = await actorFixture("reviewer");
  const [{ article }, other] = [
    await articleFixture(actor),
    await articleFixture(actor, ["The bridge cost twelve million.", "It cost twelve, and twelve again."]),
  ];
  const about = { article: article.slug, passages: [{ exact: "It cost ten million" }], claim: "Ten.", verdict: "inaccurate" };
  const cited = { article: other.article.slug, exact: "cost twelve million" };
  const passage = { passage: cited, stance: "contradicts" as const };
  const link = {
    ...{ url: "https://city.example/accounts", stance: "context" as const },
    ...{ quote: "twelve", title: "Accounts", locator: "page 4", publishedAt: "2024-05" },
  };
  const { annotation } = granted(await annotateByQuote(actor, { ...about, evidence: [passage, link] }));
  expect(annotation.evidence[0]).toMatchObject({ quote: "cost twelve million", source: null, passage: { articleId: other.article.id } });
  expect(annotation.evidence.map(toEvidenceResponse)[0]).toMatchObject({ passage: cited, article: other.article.slug, url: null });

  const again = [
    { ...passage, stance: "supports" as const },
    { url: link.url, stance: link.stance, quote: link.quote },
  ];
  const revised = granted(await reviseByQuote(actor, { id: annotation.id, version: 1, evidence: again })).annotation;
  expect(revised.evidence.map(({ id }) => id)).toEqual(annotation.evidence.map(({ id }) => id));
  expect(revised.evidence[0]?.stance).toBe("supports");
  expect(revised.evidence[1]).toMatchObject({ locator: "page 4", source: { title: "Accounts", publishedAt: "2024-05" } });
  const without = [{ url: link.url, stance: link.stance, quote: link.quote, locator: "" }];
  const taken = granted(await reviseByQuote(actor, { id: annotation.id, version: 2, evidence: without })).annotation;
  expect(taken.evidence).toMatchObject([{ locator: "" }]);
});

test("words and places that an address names are the quotation and its place, unless the program says its own", async () => {
  const actor = await actorFixture("reviewer");
  const { article } = await articleFixture(actor);
  const stance = "context" as const;
  const { annotation } = granted(
    await annotateByQuote(actor, {
      ...{ article: article.slug, passages: [{ exact: "It cost ten million" }], claim: "Ten.", verdict: null },
      evidence: [
        { stance, url: "https://city.example/accounts#:~:text=twelve%20million" },
        { stance, url: "https://city.example/report.pdf#page=12" },
        { stance, url: "https://film.example/?t=90", locator: "in the second scene" },
      ],
    }),
  );
  expect(annotation.evidence).toMatchObject([
    { quote: "twelve million", locator: "", source: { url: "https://city.example/accounts" } },
    { quote: "", locator: "page 12", source: { url: "https://city.example/report.pdf#page=12" } },
    { quote: "", locator: "in the second scene" },
  ]);
});

test("words that are not there, that stand twice, an article that cites itself, and what is neither are told", async () => {
  const actor = await actorFixture("reviewer");
  const [{ article }, other] = [
    await articleFixture(actor),
    await articleFixture(actor, ["Twelve, and twelve again.", "Twelve, and no more."]),
  ];
  const about = { article: article.slug, passages: [{ exact: "It cost ten million" }], claim: "Ten.", verdict: null };
  const refused = async (row: object) =>
    refusalOf(await annotateByQuote(actor, { ...about, evidence: [{ stance: "context" as const, ...row }] }));
  const words = (exact: string, slug = other.article.slug) => refused({ passage: { article: slug, exact } });
  expect(await words("thirteen")).toMatchObject({ code: "invalid", field: "evidence.0.passage" });
  expect((await words("Twelve, and")).message).toContain("stand in 2 places");
  expect(await words("It cost ten million", article.id)).toMatchObject({ code: "invalid", field: "evidence.0.passage.article" });
  expect((await words("Twelve", "no-such-article")).code).toBe("not_found");
  expect((await refused({})).code).toBe("invalid");
  expect((await refused({ url: "https://a.example/", passage: { article: other.article.slug, exact: "no more" } })).code).toBe("invalid");
  expect((await refused({ passage: { article: other.article.slug, exact: "no more" }, title: "Mine" })).message).toContain(
    "leave those out",
  );
});
