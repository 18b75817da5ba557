import { Check, CircleAlert, CircleDashed, CircleSlash, Library, LoaderCircle } from "lucide-react";
import Link from "next/link.js";
import type { ReactNode } from "react";
import type { ImportItem } from "#lib/domain/article/import-batch.ts";
import type { Insistence } from "#lib/domain/article/page-kind.ts";
import { Button } from "../ui/button.tsx";

type BatchLineProps = {
  item: ImportItem;
  batchId: string;
  /** This tab has the file, and is about to send it. */
  inHand: boolean;
  /** Null where trying again can't help. */
  onRetry: ((insisted?: Insistence) => void) | null;
  /** Something is being changed just now. */
  pending: boolean;
};

const icons: Record<ImportItem["state"], ReactNode> = {
  expected: <CircleDashed aria-hidden className="text-soft" />,
  waiting: <CircleDashed aria-hidden className="text-soft" />,
  reading: <LoaderCircle aria-hidden className="animate-spin text-go" />,
  ready: <Check aria-hidden className="text-acc" />,
  loaded: <Library aria-hidden className="text-acc" />,
  failed: <CircleAlert aria-hidden className="text-ina" />,
  cancelled: <CircleSlash aria-hidden className="text-soft" />,
};

/** One address or file of a batch: what it is, what became of it, and where to go on. */
export function BatchLine({ item, batchId, inHand, onRetry, pending }: BatchLineProps) {
  const place = item.place.replace(/^https?:\/\/(?:www\.)?/, "");
  const name = item.draft?.title || item.article?.title || place;
  return (
    <li className="flex items-start gap-2.5 border-t border-line py-2.5 text-sm [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icons[item.state]}
      <span className="grid min-w-0 grow gap-0.5">
        <span
          className={name === place ? "truncate font-medium" : "truncate font-serif text-base font-semibold"}
          title={name === place ? item.place : name}
          dir="auto"
        >
          {name}
        </span>
        {name === place ? null : (
          <span className="truncate text-soft" title={item.place}>
            {place}
          </span>
        )}
        <Outcome item={item} inHand={inHand} />
      </span>
      <NextStep item={item} batchId={batchId} name={name} onRetry={onRetry} pending={pending} />
    </li>
  );
}

function Outcome({ item, inHand }: { item: ImportItem; inHand: boolean }) {
  if (item.state === "failed") return <span className="text-ina">{item.message}</span>;
  const words = {
    expected: inHand ? "To be sent" : "Waiting for the browser tab it was chosen in",
    waiting: "Waiting",
    reading: "Reading…",
    ready: item.draft === null ? "Read, then discarded" : item.draft.slug === null ? null : "Saved to the library",
    loaded: item.article === null ? "Was in the library, and is removed" : "In the library already",
    cancelled: "Cancelled",
  }[item.state];
  return words === null ? null : <span className="text-soft">{words}</span>;
}

type NextStepProps = Omit<BatchLineProps, "inHand"> & { name: string };

function NextStep({ item, batchId, name, onRetry, pending }: NextStepProps) {
  const slug = item.draft?.slug ?? item.article?.slug ?? null;
  if (slug !== null)
    return (
      <Link href={`/desk/articles/${slug}`} className="text-link min-h-6 shrink-0" aria-label={`Open ${name}`}>
        Open
      </Link>
    );
  if (item.draft !== null)
    return (
      <Link href={`/desk/import/${item.draft.id}?batch=${batchId}`} className="text-link min-h-6 shrink-0" aria-label={`Clean up ${name}`}>
        Clean up
      </Link>
    );
  if (item.state !== "failed" || onRetry === null) return null;
  return (
    <span className="flex shrink-0 flex-wrap justify-end gap-1.5">
      {item.kind === "one-of-several" ? (
        <Button size="small" disabled={pending} onClick={() => onRetry({ allPages: true })} aria-label={`Load all pages of ${name}`}>
          Load all pages
        </Button>
      ) : null}
      {item.kind === null ? null : (
        <Button size="small" disabled={pending} onClick={() => onRetry({ force: true })} aria-label={`Load ${name} all the same`}>
          Load all the same
        </Button>
      )}
      <Button size="small" disabled={pending} onClick={() => onRetry()} aria-label={`Try ${name} again`}>
        Try again
      </Button>
    </span>
  );
}
