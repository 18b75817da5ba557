"use client";

import { ExternalLink } from "lucide-react";
import { textDirection } from "#lib/domain/text/language.ts";
import { AssigneesLine } from "../assignment/assignees-line.tsx";
import { SecondVerdictLine } from "../assignment/second-verdict-line.tsx";
import { useRoomState } from "../session/room-context.ts";
import { Dotted } from "../ui/dotted.tsx";
import { VersionsPanel } from "../versions/versions-panel.tsx";

/** The article's title and where it is from, above its text. */
export function ArticleHead() {
  const article = useRoomState((state) => state.article);
  const snapshot = useRoomState((state) => state.snapshot);
  // Many texts begin with their own headline: once is enough for the eye.
  const repeated = snapshot.text.slice(0, article.title.length + 1).trim() === article.title.trim();
  const facts = [
    snapshot.kind === "transcript" && "Transcript",
    article.outlet,
    article.author,
    article.publishedAt && dateWords(article.publishedAt),
    `${snapshot.wordCount.toLocaleString("en")} words`,
  ];
  return (
    <header className="mb-6">
      <h1
        dir={textDirection(article.title, article.language)}
        lang={article.language}
        className={repeated ? "sr-only" : "mb-1.5 font-serif text-[1.75rem] leading-[1.2] font-bold text-balance"}
      >
        {article.title}
      </h1>
      <p className="text-[0.84rem] text-soft">
        <Dotted parts={facts} />
        {article.sourceUrl && (
          <>
            {" · "}
            <a
              className="inline-flex items-center gap-1 text-link"
              href={article.sourceUrl}
              target="_blank"
              rel="noopener noreferrer nofollow"
            >
              original <ExternalLink aria-hidden className="size-3" />
            </a>
          </>
        )}
      </p>
      {article.selectionReason && (
        <p dir="auto" className="mt-1 text-[0.84rem] text-pretty wrap-anywhere text-soft">
          Chosen because: {article.selectionReason}
        </p>
      )}
      <VersionsPanel />
      <AssigneesLine />
      <SecondVerdictLine />
    </header>
  );
}

function dateWords(date: string): string {
  return new Date(date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
