import { describe, expect, test } from "vitest";
import { firstScale } from "../claim/scale.ts";
import { agreementOf, agreementOfPairs, casesOfPair } from "./agreement.ts";
import { krippendorffsAlpha } from "./alpha.ts";
import { alphaInterval, alphaOfPairs } from "./interval.ts";
import { cohensKappa, shareAgreed } from "./kappa.ts";

const verdicts = firstScale.map((verdict, position) => ({ ...verdict, id: verdict.slug, position }));

describe("held against published examples", () => {
  test("Cohen's kappa of 20, 5, 10 and 15", () => {
    const table = [
      [20, 5],
      [10, 15],
    ];
    expect(shareAgreed(table)).toBeCloseTo(0.7, 10);
    expect(cohensKappa(table)).toBeCloseTo(0.4, 10);
  });

  test("kappa tells apart what shares of agreement don't", () => {
    const of = (table: number[][]) => cohensKappa(table)?.toFixed(4);
    expect(
      of([
        [45, 15],
        [25, 15],
      ]),
    ).toBe("0.1304");
    expect(
      of([
        [25, 35],
        [5, 35],
      ]),
    ).toBe("0.2593");
  });

  /** Krippendorff, Content Analysis (2019), p. 290: four observers, twelve units, some not seen by all. */
  const fourObservers = [
    [1, 1, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [5, 5, 5],
    [1, 1],
    [3],
  ];

  test.each([
    ["nominal", "0.743"],
    ["ordinal", "0.815"],
    ["interval", "0.849"],
  ] as const)("Krippendorff's alpha of four observers, %s", (metric, expected) => {
    expect(krippendorffsAlpha(fourObservers, metric)?.toFixed(3)).toBe(expected);
  });

  test("Krippendorff's alpha of two observers and two values", () => {
    const one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    const units = one.map((value, index) => [value, other[index] ?? 0]);
    expect(krippendorffsAlpha(units, "nominal")?.toFixed(3)).toBe("0.095");
    const pairs = units.map(([first = 0, second = 0]) => ({ first, second, count: 1 }));
    expect(alphaOfPairs(pairs, "nominal")).toBeCloseTo(krippendorffsAlpha(units, "nominal") ?? 0, 12);
  });
});

test("where nobody could have differed there is no figure", () => {
  expect(cohensKappa([[30]])).toBeNull();
  expect(
    cohensKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toBeNull();
  expect(
    krippendorffsAlpha(
      [
        [1, 1],
        [1, 1],
      ],
      "ordinal",
    ),
  ).toBeNull();
  expect(krippendorffsAlpha([], "nominal")).toBeNull();
  expect(alphaInterval([{ first: 1, second: 1, count: 50 }], "nominal")).toBeNull();
});

describe("the interval", () => {
  const cases = (times: number) => [
    { first: 1, second: 1, count: 6 * times },
    { first: 5, second: 5, count: 5 * times },
    { first: 1, second: 5, count: 2 * times },
  ];

  test("is the same each time, holds the figure, and narrows with more cases", () => {
    const few = alphaInterval(cases(1), "ordinal");
    const many = alphaInterval(cases(40), "ordinal");
    if (!few || !many) throw new Error("There is no interval.");
    expect(alphaInterval(cases(1), "ordinal")).toEqual(few);
    const figure = alphaOfPairs(cases(1), "ordinal") ?? 0;
    expect(few.low).toBeLessThan(figure);
    expect(few.high).toBeGreaterThan(figure);
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 3);
  });

  test("of a great many cases comes at once all the same", () => {
    const { low, high } = alphaInterval(cases(20_000), "nominal") ?? { low: 0, high: 1 };
    expect(high - low).toBeLessThan(0.01);
  });
});

describe("a desk's agreement", () => {
  const [ann, bob, cem] = ["Ann", "Bob", "Cem"].map((name) => ({ id: name, name }));
  if (!ann || !bob || !cem) throw new Error("Nobody is there.");
  const rows = [
    { firstBy: ann, secondBy: bob, first: "accurate", second: "accurate", count: 5 },
    { firstBy: bob, secondBy: ann, first: "inaccurate", second: "misleading", count: 3 },
    { firstBy: bob, secondBy: ann, first: "opinion", second: "opinion", count: 4 },
    { firstBy: ann, secondBy: cem, first: "accurate", second: "inaccurate", count: 9 },
  ];

  test("two people are one pair, whoever judged first", () => {
    const pairs = agreementOfPairs(verdicts, rows);
    expect(pairs.map(({ one, other, figures }) => [one.name, other.name, figures.cases, figures.agreed])).toEqual([
      ["Ann", "Bob", 12, 9],
      ["Ann", "Cem", 9, 0],
    ]);
    expect(casesOfPair(rows, ["Bob", "Ann"])).toContainEqual({
      ...{ firstBy: ann, secondBy: bob },
      ...{ first: "misleading", second: "inaccurate", count: 3 },
    });
  });

  test("of fewer than ten cases there is no figure, only how many there are", () => {
    const [annAndBob, annAndCem] = agreementOfPairs(verdicts, rows);
    expect(annAndBob?.figures).toMatchObject({ share: 0.75, kappa: expect.any(Number), nominal: { cases: 12 } });
    expect(annAndBob?.figures.ordinal, "eight graded cases").toBeNull();
    expect(annAndCem?.figures).toEqual({ cases: 9, agreed: 0, share: null, kappa: null, ordinal: null, nominal: null });
  });

  test("the graded are compared by their order, the unrated by name alone", () => {
    const near = [
      { first: "accurate", second: "mostly-accurate", count: 10 },
      { first: "inaccurate", second: "inaccurate", count: 10 },
    ];
    const far = near.map((row, index) => (index === 0 ? { ...row, second: "inaccurate" } : row));
    const [close, wide] = [agreementOf(verdicts, near), agreementOf(verdicts, far)];
    expect(close.figures.ordinal?.value).toBeGreaterThan(wide.figures.ordinal?.value ?? 1);
    const withUnrated = agreementOf(verdicts, [...near, { first: "opinion", second: "unverifiable", count: 10 }]);
    expect(withUnrated.figures.ordinal).toMatchObject({ cases: 20, value: close.figures.ordinal?.value });
    expect(withUnrated.figures.nominal?.cases).toBe(30);
  });

  test("a verdict that the scale doesn't have is left out", () => {
    expect(agreementOf(verdicts, [{ first: "accurate", second: "pants-on-fire", count: 20 }]).figures.cases).toBe(0);
  });
});
