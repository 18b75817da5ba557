"use client";

import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { embedCode } from "#lib/domain/export/embed-frame.ts";
import type { StoredRevision } from "#lib/domain/revision/revision.ts";
import { useRoomState } from "../session/room-context.ts";
import { Button } from "../ui/button.tsx";
import { CopyLine } from "../ui/copy-line.tsx";

/** After publishing: the link, the code for other sites, the picture that goes with it, and what went out. */
export function Published({ revision, onClose }: { revision: StoredRevision; onClose: () => void }) {
  const { slug, title, sample } = useRoomState((state) => state.article);
  const { origin } = location;
  const path = `/r/${slug}`;
  return (
    <div className="grid content-start gap-5 overflow-auto pe-1">
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <CircleCheck aria-hidden className="size-7 text-acc" />
        <p className="font-serif text-xl font-semibold">Revision {revision.number} is public.</p>
        <p className="w-full text-sm text-soft">It is signed and will never change. sha-256 {revision.sha256.slice(0, 12)}…</p>
      </div>
      <div className="grid gap-5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-4">
          <CopyLine label="Link" text={`${origin}${path}`} />
          <CopyLine
            label="Code for other sites"
            hint="A frame without cookies. The script gives it the height of its words; without it, it scrolls."
            text={embedCode({ url: `${origin}${path}`, title }, origin)}
          />
        </div>
        <figure className="grid content-start gap-1.5">
          {/* biome-ignore lint/performance/noImgElement: drawn by the public door, there is nothing left to optimize */}
          <img
            src={`${path}/card.png?${revision.number}`}
            alt="The card: verdict, headline and the name of the desk"
            width={1200}
            height={630}
            className="h-auto w-full rounded-(--radius) border border-line"
          />
          <figcaption className="text-[0.82rem] text-soft">
            The card that is shown where the link is shared. <a href={`${path}/card.png`}>The picture itself</a>
          </figcaption>
        </figure>
      </div>
      <section aria-labelledby="went-out" className="grid gap-1.5 text-sm">
        <h3 id="went-out" className="font-medium">
          What went out
        </h3>
        <ul className="grid list-disc gap-1 ps-5 marker:text-soft">
          <li>
            <Out href={path}>The page</Out>, and <Out href={`${path}/v/${revision.number}`}>this revision of it</Out> for good
          </li>
          <li>
            Its entry in the <Out href="/feed.atom">Atom feed</Out> and the <Out href="/feed.json">JSON feed</Out>
          </li>
          <li>
            {sample
              ? "Nothing for search engines: they are asked to leave samples out"
              : "For search engines: its place in the sitemap, and each check as ClaimReview data"}
          </li>
          <li>{sample ? "No entry in the log, which has no samples" : "Its entry in the log, which nobody can rewrite unseen"}</li>
          <li>
            The same as files: <Out href={`${path}.jsonld`}>W3C annotations</Out>, <Out href={`${path}.csv`}>CSV</Out>,{" "}
            <Out href={`${path}.md`}>Markdown</Out>, <Out href={`${path}.html`}>one HTML file</Out>
          </li>
        </ul>
      </section>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Back to the review</Button>
        <Button asChild variant="primary">
          <Out href={path}>Open the public page</Out>
        </Button>
      </div>
    </div>
  );
}

/** Opens beside the desk. */
function Out({ href, children, ...rest }: { href: string; children: ReactNode; className?: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" {...rest}>
      {children}
    </a>
  );
}
