import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { agreementOf } from "#lib/domain/agreement/agreement.ts";
import { firstScale } from "#lib/domain/claim/scale.ts";
import { agreementHref, choiceOf } from "./agreement-address.ts";
import { AgreementFigures } from "./agreement-figures.tsx";
import { VerdictMatrix } from "./verdict-matrix.tsx";

const verdicts = firstScale.map((verdict, position) => ({ ...verdict, id: verdict.slug, position }));
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

test("the matrix has a row and a column for each verdict that was given, and for no other", () => {
  const agreement = agreementOf(verdicts, [
    { first: "accurate", second: "accurate", count: 7 },
    { first: "misleading", second: "opinion", count: 5 },
  ]);
  const html = renderToStaticMarkup(<VerdictMatrix agreement={agreement} rows="Ann" columns="Bob" />);
  expect(html.match(/<th scope="row"[^>]*>([^<]*)/g)?.map((cell) => cell.split(">").at(-1))).toEqual(["Accurate", "Misleading", "Opinion"]);
  expect(textOf(html)).toContain("Rows: Ann. Columns: Bob.");
  expect(html).not.toContain("Unverifiable");
});

test("few cases are told as few, and have no figure; many have one with its interval", () => {
  const figures = (count: number) =>
    agreementOf(verdicts, [
      { first: "accurate", second: "accurate", count },
      { first: "inaccurate", second: "misleading", count: 3 },
    ]).figures;
  const few = textOf(renderToStaticMarkup(<AgreementFigures figures={figures(4)} pair />));
  expect(few).toContain("7 claims were judged twice here.");
  expect(few).not.toMatch(/kappa|%/);
  const many = textOf(renderToStaticMarkup(<AgreementFigures figures={figures(27)} pair />));
  expect(many).toMatch(/Same verdict 90 % 27 of 30 claims/);
  expect(many).toMatch(/95 of 100 samples lie between 0\.\d\d to 1\.00/);
});

test("what an address asks for comes back as that address, and nonsense as nothing", () => {
  const pair: [string, string] = ["0190c1f0-0000-7000-8000-000000000001", "0190c1f0-0000-7000-8000-000000000002"];
  const choice = { scale: 2, from: "2026-01-01", until: "2026-02-01", pair };
  expect(choiceOf(Object.fromEntries(new URL(agreementHref(choice), "https://x.example").searchParams))).toEqual(choice);
  expect(choiceOf({ scale: "x", from: "yesterday", until: "2026-99-99", pair: "a.b", more: ["1"] })).toEqual({});
});
