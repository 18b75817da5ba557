import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { firstScale } from "#lib/domain/claim/scale.ts";
import { lookOf } from "../verdict/look.ts";
import { verdictStyle } from "../verdict/verdict-style.ts";
import { laneCount } from "./highlight-lanes.ts";

const css = readFileSync(new URL("./highlights.css", import.meta.url), "utf8");

it.each([...firstScale, null])("paints $slug as its verdict looks, on every lane", (verdict) => {
  const look = lookOf(verdict);
  for (let lane = 0; lane < laneCount; lane++) expect(css).toContain(`::highlight(assay-${look}-${lane})`);
  for (const emphasis of ["active", "hover", "flash"]) expect(css).toContain(`::highlight(assay-${emphasis}-${look})`);
  expect(css).toContain(`.v-${look} {`);
});

it.each(firstScale)("draws the underline of $slug like the public page does", (verdict) => {
  const { underline, color, thickness } = verdictStyle(verdict);
  const rule = css.slice(css.indexOf(`::highlight(assay-${lookOf(verdict)}-2) {`));
  const body = rule.slice(0, rule.indexOf("}"));
  expect(body).toContain("text-decoration-line: underline;");
  expect(body).toContain(`text-decoration-style: ${underline};`);
  expect(body).toContain(`text-decoration-color: ${color};`);
  expect(body).toContain(`text-decoration-thickness: ${thickness.replace(/^\./, "0.")};`);
});
