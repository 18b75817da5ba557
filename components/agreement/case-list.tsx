import Link from "next/link";
import type { ReactNode } from "react";
import type { JudgedTwice, Overruled } from "#lib/domain/agreement/case.ts";
import { longDate } from "#lib/domain/export/wording.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

type Look = Overruled["own"];

/** Claims that two people judged differently. */
export function DifferingList({ cases }: { cases: JudgedTwice[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
      {cases.map((each) => (
        <Case key={each.annotationId} {...each}>
          <Given by={each.firstBy.name} verdict={each.first} />
          <Given by={each.secondBy.name} verdict={each.second} />
          {each.settled && <Given by={each.dissent ? "Settled, with a dissent" : "Settled"} verdict={each.settled} />}
        </Case>
      ))}
    </ul>
  );
}

/** Claims where another verdict stands than one's own. */
export function OverruledList({ cases }: { cases: Overruled[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-card">
      {cases.map((each) => (
        <Case key={each.annotationId} {...each}>
          <Given by="You" verdict={each.own} />
          {each.now ? <Given by={each.by?.name ?? "Now"} verdict={each.now} /> : <span>No verdict now</span>}
          {each.words && (
            <q dir="auto" className="basis-full text-pretty">
              {each.words}
            </q>
          )}
        </Case>
      ))}
    </ul>
  );
}

type CaseProps = { annotationId: string; claim: string; article: { slug: string; title: string }; at: string; children: ReactNode };

function Case({ annotationId, claim, article, at, children }: CaseProps) {
  return (
    <li className="grid gap-1 px-4 py-3">
      <Link dir="auto" href={`/desk/articles/${article.slug}#a-${annotationId}`} className="font-serif font-semibold wrap-anywhere">
        {claim}
      </Link>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">{children}</p>
      <p className="text-sm text-soft wrap-anywhere">
        <bdi>{article.title}</bdi>, {longDate(at)}
      </p>
    </li>
  );
}

function Given({ by, verdict }: { by: string; verdict: Look }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <bdi className="text-soft">{by}:</bdi>
      <MarkIcon verdict={verdict} className="size-4 shrink-0" />
      {verdict.name}
    </span>
  );
}
