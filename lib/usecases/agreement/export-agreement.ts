import type { z } from "zod";
import { type CasesAfter, type CasesAsked, listCases } from "#lib/db/agreement.ts";
import { database } from "#lib/db/client.ts";
import type { JudgedTwice } from "#lib/domain/agreement/case.ts";
import { csvRow, csvStart } from "#lib/domain/export/csv-row.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { ok, type Result } from "#lib/domain/result.ts";
import { env } from "#lib/env.ts";
import { admit } from "../admit.ts";
import { agreementAsked, agreementInput } from "../steps/agreement-asked.ts";

const batch = 500;

/** Every case that the figures are made of, as CSV, the newest first: read while it is written. */
export async function exportAgreement(
  actor: Actor | null,
  input: z.input<typeof agreementInput> = {},
): Promise<Result<{ chunks: AsyncGenerator<string> }>> {
  const admitted = admit(actor, "read the desk", agreementInput, input);
  if (!admitted.ok) return admitted;
  const found = await agreementAsked(database(), admitted.value.actor, admitted.value.input);
  return found.ok ? ok({ chunks: lines(found.value.asked) }) : found;
}

const columns: [name: string, cell: (row: JudgedTwice) => string][] = [
  ["judged", ({ at }) => at],
  ["claim", ({ claim }) => claim],
  ["article", ({ article }) => article.title],
  ["first verdict", ({ first }) => first.name],
  ["first rating", ({ first }) => first.rating?.toString() ?? ""],
  ["first by", ({ firstBy }) => firstBy.name],
  ["second verdict", ({ second }) => second.name],
  ["second rating", ({ second }) => second.rating?.toString() ?? ""],
  ["second by", ({ secondBy }) => secondBy.name],
  ["same", ({ first, second }) => (first.slug === second.slug ? "yes" : "no")],
  ["settled as", ({ settled }) => settled?.name ?? ""],
  ["dissent", ({ dissent }) => (dissent ? "yes" : "")],
  ["address", ({ article, annotationId }) => `${env.url}/desk/articles/${article.slug}#a-${annotationId}`],
];

async function* lines(asked: CasesAsked): AsyncGenerator<string> {
  yield csvStart + csvRow(columns.map(([name]) => name));
  let after: CasesAfter | null = null;
  for (;;) {
    const rows: JudgedTwice[] = await listCases(database(), asked, { limit: batch, after, differing: false });
    yield rows.map((row) => csvRow(columns.map(([, cell]) => cell(row)))).join("");
    const last = rows.at(-1);
    if (rows.length < batch || !last) return;
    after = [last.at, last.annotationId];
  }
}
