import { claimedWords, longDate } from "#lib/domain/export/wording.ts";
import type { PublicAppearance } from "#lib/domain/revision/published-claim.ts";
import { textDirection } from "#lib/domain/text/language.ts";
import { Dotted } from "../ui/dotted.tsx";
import { verdictStyle } from "../verdict/verdict-style.ts";
import { cardId, plural } from "./names.ts";
import { ChangedSince } from "./outlet-notice.tsx";
import { VerdictLabel } from "./verdict-label.tsx";

type Props = { /** The annotation that the page tells in full. */ shown: string; appearances: PublicAppearance[] };

/** Where a claim was made besides: who said it where and when, with the verdict that was given there. Nothing for one that was made once. */
export function ClaimAppearances({ shown, appearances }: Props) {
  const others = appearances.filter(({ annotation }) => annotation.id !== shown);
  if (others.length === 0) return null;
  const verdicts = new Set(appearances.flatMap(({ state, annotation }) => (state === "current" ? [annotation.verdict.slug] : [])));
  return (
    <section aria-labelledby="appearances">
      <h2 id="appearances">{`Made ${plural(others.length, "more time")}`}</h2>
      {verdicts.size > 1 && <p className="by">The verdicts differ: each was given for the words that stand beside it.</p>}
      <ol className="appearances">
        {others.map((appearance) => (
          <li
            key={appearance.annotation.id}
            id={cardId(appearance.annotation)}
            className={verdictStyle(appearance.annotation.verdict).className}
          >
            {appearance.state === "current" ? <Standing {...appearance} /> : <NoLonger {...appearance} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Standing({ annotation, content: { article, publishedAt }, changes }: PublicAppearance) {
  const { verdict, claim, passages } = annotation;
  const claimed = claimedWords(annotation);
  const exact = passages[0]?.exact ?? claim;
  return (
    <>
      <p className="at-once">
        <VerdictLabel verdict={verdict} />
        <span className="by">{`checked ${longDate(publishedAt)}`}</span>
      </p>
      <p className="said" dir="auto">
        {claim}
      </p>
      {claimed && (
        <p className="by" dir="auto">
          {claimed}
        </p>
      )}
      <blockquote dir={textDirection(exact, article.language)} lang={article.language} cite={article.sourceUrl ?? undefined}>
        <p>{exact}</p>
      </blockquote>
      {changes.map((change) => (
        <ChangedSince key={change.index} change={change} language={article.language} />
      ))}
      <p className="by">
        <a href={`/r/${article.slug}#${cardId(annotation)}`} dir={textDirection(article.title, article.language)} lang={article.language}>
          {article.title}
        </a>
        {(article.outlet || article.publishedAt) && ", "}
        <Dotted parts={[article.outlet, article.publishedAt && longDate(article.publishedAt)]} between=", " />
      </p>
    </>
  );
}

/** Its verdict no longer stands, so it isn't told. */
function NoLonger({ annotation, content: { article }, state }: PublicAppearance) {
  return (
    <>
      <p className="said" dir="auto">
        {annotation.claim}
      </p>
      <p className="by">
        {state === "withdrawn" ? "No verdict: its review was withdrawn. " : "No verdict: this check was taken out of its review. "}
        <a href={`/r/${article.slug}`} dir={textDirection(article.title, article.language)} lang={article.language}>
          {article.title}
        </a>
      </p>
    </>
  );
}
