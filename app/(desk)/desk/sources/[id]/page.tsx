import type { Metadata } from "next";
import Link from "next/link";
import { notFound, permanentRedirect } from "next/navigation";
import { hostShown } from "#components/prose/host-shown.ts";
import { ArchivingLine } from "#components/sources/archiving-line.tsx";
import { CopyList } from "#components/sources/copy-list.tsx";
import { NewPlace } from "#components/sources/new-place.tsx";
import { PutInCopy } from "#components/sources/put-in-copy.tsx";
import { ReadingLine } from "#components/sources/reading-line.tsx";
import { SourceAddresses } from "#components/sources/source-addresses.tsx";
import { SourceForm } from "#components/sources/source-form.tsx";
import { quoteWords, stateWords } from "#components/sources/source-words.ts";
import { languageName } from "#components/ui/languages.ts";
import { requireActor } from "#lib/auth/session.ts";
import { isSafeLink } from "#lib/domain/article/safe-link.ts";
import { fileHash } from "#lib/domain/claim/source-file.ts";
import { evidenceStance, longDate, sourceNewsWords, sourceWords } from "#lib/domain/export/wording.ts";
import { can } from "#lib/domain/people/permissions.ts";
import { quoted } from "#lib/domain/text/quoted.ts";
import { findSources } from "#lib/usecases/source/find-sources.ts";
import { readSource } from "#lib/usecases/source/read-source.ts";

export const metadata: Metadata = { title: "Source" };

type SourcePageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ copy?: string | string[]; like?: string | string[] }> };

/** All that the desk knows of one document: details, how it stands, what rests on it, the copies. */
export default async function SourcePage({ params, searchParams }: SourcePageProps) {
  const [{ id }, { copy, like }] = [await params, await searchParams];
  const actor = await requireActor(`/desk/sources/${id}`);
  const shown = typeof copy === "string" ? copy : null;
  const read = await readSource(actor, { id, copyId: shown });
  if (!read.ok) notFound();
  if (read.value.source.id !== id) permanentRedirect(`/desk/sources/${read.value.source.id}`);
  const { source, own, version, health, further, changes, citations, copies, text, archiving, mayCapture, mayAskArchive } = read.value;
  const isReading = [health, ...further].some((each) => each?.state === "waiting" || each?.state === "reading");
  const query = typeof like === "string" ? like.trim() : "";
  const found = await findSources(actor, { query: query || source.url });
  const alike = found.ok ? found.value.filter((other) => other.id !== id) : [];
  const file = fileHash(source.url);
  const about = [source.author, source.publisher, source.publishedAt && longDate(source.publishedAt), languageName(source.language)].filter(
    Boolean,
  );
  return (
    <main className="mx-auto grid max-w-4xl gap-6 px-4 py-8 md:py-10">
      <header className="grid gap-1">
        <p className="text-sm">
          <Link href="/desk/sources">Sources</Link>
        </p>
        <h1 dir="auto" className="font-serif text-3xl leading-tight font-semibold wrap-anywhere">
          {source.title || source.url}
        </h1>
        {about.length > 0 && (
          <p dir="auto" className="text-soft wrap-anywhere">
            {about.join(" · ")}
          </p>
        )}
        {sourceWords(source) && <p className="wrap-anywhere first-letter:uppercase">{sourceWords(source)}</p>}
        {file !== null && (
          <p className="text-sm text-soft wrap-anywhere">
            File kept by the desk, SHA-256 <span className="font-mono text-xs">{file}</span>
          </p>
        )}
        {source.altText && (
          <p className="wrap-anywhere">
            It shows: <bdi>{source.altText}</bdi>
          </p>
        )}
        {[source.url, source.archivedUrl].map(
          (url) =>
            url &&
            isSafeLink(url) && (
              <a
                key={url}
                className="text-link wrap-anywhere"
                href={url}
                target="_blank"
                rel="noopener noreferrer nofollow"
                {...hostShown(url)}
              >
                <bdi>{url}</bdi>
              </a>
            ),
        )}
        <ArchivingLine sourceId={id} archiving={archiving} mayAsk={mayAskArchive} />
        <SourceForm key={version} source={source} own={own} version={version} />
      </header>
      <section className="grid gap-1">
        <h2 className="font-serif text-xl font-semibold">How it stands</h2>
        <ReadingLine
          sourceId={id}
          goesOn={isReading || archiving?.state === "waiting" || archiving?.state === "asking"}
          isRead={copies.length > 0}
          mayRead={mayCapture && !isReading && can(actor, "capture a source")}
        >
          {[stateWords[health?.state ?? "none"], health && `, ${longDate(health.at)}`, health?.reason && `: ${health.reason}`]
            .filter(Boolean)
            .join("")}
        </ReadingLine>
        {changes.map((change) => (
          <p key={`${change.at} ${change.url} ${change.quote}`} className="wrap-anywhere">
            {sourceNewsWords(change)} <NewPlace moved={change.moved} />{" "}
            {change.quote && <span className="font-serif text-soft italic">{quoted(change.quote)}</span>}
          </p>
        ))}
      </section>
      <SourceAddresses {...{ id, further, query, alike }} />
      <section className="grid gap-2">
        <h2 className="font-serif text-xl font-semibold">What rests on it</h2>
        <ul className="grid gap-2">
          {citations.map((citation, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never reordered
            <li key={index} className="grid gap-0.5 rounded-lg border border-line bg-card p-3">
              <p className="wrap-anywhere">
                <b>{evidenceStance[citation.stance]}</b>
                {" · "}
                <Link href={`/desk/articles/${citation.article.slug}#a-${citation.annotationId}`} dir="auto">
                  {citation.claim || "An annotation"}
                </Link>
              </p>
              <p dir="auto" className="text-sm text-soft wrap-anywhere">
                {citation.article.title}
              </p>
              {citation.quote && (
                <p dir="auto" className="font-serif text-[0.92rem] italic wrap-anywhere">
                  {quoted(citation.quote)}
                </p>
              )}
              {citation.state && <p className="text-sm text-soft">{quoteWords[citation.state]}</p>}
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-2">
        <h2 className="font-serif text-xl font-semibold">Our copies</h2>
        {file === null && (
          <>
            <p className="text-sm text-soft">
              What the server can’t read, as a page behind a paywall, you can put in as you see it: a saved page, a PDF, a Word document, a
              text or a picture, up to 25 MB. It is marked as yours.
            </p>
            <PutInCopy id={id} />
          </>
        )}
        <CopyList sourceId={id} copies={copies} shown={shown} text={text} mayTakeOut={can(actor, "take out a copy")} />
      </section>
    </main>
  );
}
