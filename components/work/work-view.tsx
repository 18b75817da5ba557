import { ListChecks } from "lucide-react";
import Link from "next/link";
import { signOffHref, type Work } from "#lib/domain/work/work.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ArticleLine } from "./article-line.tsx";
import { CardLine } from "./card-line.tsx";
import { ChangeLine } from "./change-line.tsx";
import { MentionLine } from "./mention-line.tsx";
import { SeenAll } from "./seen-all.tsx";
import { SubmitAll } from "./submit-all.tsx";
import { WorkSection } from "./work-section.tsx";

const names: Record<keyof Work, string> = {
  toSignOff: "nothing to sign off",
  returned: "nothing returned to you",
  secondVerdicts: "no second verdict to give",
  differing: "no verdicts that differ",
  mentions: "no mentions",
  due: "nothing due",
  assigned: "nothing assigned to you",
  changed: "no changes of sources and articles",
  drafts: "no drafts",
};
const order = Object.keys(names) as (keyof Work)[];

/** All that waits for whoever looks: what others wait for first, beside it what is theirs. `today` is an ISO 8601 day. */
export function WorkView({ work, today }: { work: Work; today: string }) {
  const none = order.filter((part) => work[part].lines.length === 0);
  if (none.length === order.length) {
    return (
      <EmptyState
        title="Nothing waits for you"
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button asChild variant="primary">
              <Link href="/desk">Open the library</Link>
            </Button>
            <Button asChild>
              <Link href="/desk/import">Import an article</Link>
            </Button>
          </div>
        }
      >
        What is to be signed off, comes back to you, calls you or is due shows up here.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="grid items-start gap-x-8 gap-y-7 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <div className="grid gap-7 empty:hidden">
          <Waiting work={work} />
        </div>
        <div className="grid gap-7 empty:hidden">
          <Own work={work} today={today} />
        </div>
      </div>
      {none.length > 0 ? <p className="text-sm text-soft">Nothing else: {none.map((part) => names[part]).join(", ")}.</p> : null}
    </>
  );
}

/** What others wait for. */
function Waiting({ work: { toSignOff, returned, secondVerdicts, differing, mentions } }: { work: Work }) {
  const [first] = toSignOff.lines;
  const unseen = mentions.lines.filter(({ seen }) => !seen).map(({ commentId }) => commentId);
  const goThrough = first && (
    <Button asChild size="small" variant="primary">
      <Link href={signOffHref(first)} prefetch={false}>
        <ListChecks aria-hidden /> Go through them
      </Link>
    </Button>
  );
  return (
    <>
      <WorkSection id="returned" title="Returned to you" part={returned}>
        {(card) => <CardLine key={keyOf(card)} card={card} deed="returned by" />}
      </WorkSection>
      <WorkSection id="to-sign-off" title="To sign off" part={toSignOff} action={goThrough}>
        {(card) => (
          <CardLine
            key={keyOf(card)}
            card={card}
            deed={card.annotationId === null ? "written by" : "submitted by"}
            href={signOffHref(card)}
          />
        )}
      </WorkSection>
      <WorkSection
        id="second-verdicts"
        title="Waiting for your second verdict"
        part={secondVerdicts}
        hint="What others judged is hidden until you have given yours."
      >
        {(card) => <CardLine key={keyOf(card)} card={card} deed="submitted by" />}
      </WorkSection>
      <WorkSection
        id="differing"
        title="Two verdicts differ"
        part={differing}
        hint="Agree on one with whoever gave the other, and settle it with words for readers."
      >
        {(card) => <CardLine key={keyOf(card)} card={card} deed="judged otherwise by" />}
      </WorkSection>
      <WorkSection id="mentions" title="Mentions" part={mentions} action={unseen.length > 0 ? <SeenAll commentIds={unseen} /> : null}>
        {(mention) => <MentionLine key={mention.commentId} mention={mention} />}
      </WorkSection>
    </>
  );
}

/** What is one's own, or happened to it. */
function Own({ work: { due, assigned, changed, drafts }, today }: { work: Work; today: string }) {
  return (
    <>
      <WorkSection id="due" title="Due" part={due}>
        {(article) => <ArticleLine key={article.id} article={article} today={today} />}
      </WorkSection>
      <WorkSection id="changed" title="Changed since it was published" part={changed}>
        {(change) => (
          <ChangeLine key={[change.article.id, change.annotationId, change.kind, change.at, change.title].join(" ")} change={change} />
        )}
      </WorkSection>
      <WorkSection id="drafts" title="Your drafts" part={drafts} action={<SubmitAll drafts={drafts.lines} />}>
        {(card) => <CardLine key={keyOf(card)} card={card} deed="last changed by" />}
      </WorkSection>
      <WorkSection id="assigned" title="Assigned to you" part={assigned}>
        {(article) => <ArticleLine key={article.id} article={article} today={today} />}
      </WorkSection>
    </>
  );
}

const keyOf = ({ annotationId, article }: { annotationId: string | null; article: { id: string } }) => annotationId ?? article.id;
