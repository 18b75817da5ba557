import Link from "next/link";
import { type WorkMention, workHref } from "#lib/domain/work/work.ts";
import { Ago } from "../ui/ago.tsx";
import { ArticleName } from "./card-line.tsx";
import { lineLink, WorkLine } from "./work-section.tsx";

/** A comment that calls whoever looks. Those they have not seen are marked. */
export function MentionLine({ mention }: { mention: WorkMention }) {
  const { article, annotationId, claim, text, by, at, seen } = mention;
  return (
    <WorkLine fresh={!seen}>
      <p className={seen ? "text-sm text-soft" : "text-sm"}>
        {seen ? null : <span className="sr-only">New: </span>}
        <b className="font-semibold">
          <bdi>{by.name}</bdi>
        </b>{" "}
        · <Ago at={at} />
      </p>
      <p dir="auto" className="line-clamp-3 leading-snug whitespace-pre-line">
        <Link href={workHref(mention)} prefetch={false} className={lineLink}>
          {text}
        </Link>
      </p>
      <p className="truncate text-[0.82rem] text-soft">
        <ArticleName article={article} />
        {annotationId === null ? " · the review as a whole" : null}
        {claim ? (
          <>
            {" · "}
            <bdi lang={article.language}>{claim}</bdi>
          </>
        ) : null}
      </p>
    </WorkLine>
  );
}
