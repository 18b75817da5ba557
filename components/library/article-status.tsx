import type { ArticleStatus } from "#lib/domain/article/article-list.ts";
import { Badge } from "../ui/badge.tsx";

export const statusWords: Record<ArticleStatus, string> = {
  "to-check": "To check",
  "in-review": "In review",
  ready: "Ready",
  published: "Published",
  changed: "Changed since",
  "changed-by-outlet": "Changed by the outlet",
  withdrawn: "Withdrawn",
};

const tones = {
  "to-check": "plain",
  "in-review": "plain",
  ready: "note",
  published: "good",
  changed: "warning",
  "changed-by-outlet": "warning",
  withdrawn: "bad",
} as const satisfies Record<ArticleStatus, string>;

const more: Partial<Record<ArticleStatus, string>> = {
  ready: "Every annotation is signed off",
  changed: "The desk has changed it since it was published",
  "changed-by-outlet": "The outlet has changed its text since this was published",
};

export function ArticleStatusBadge({ status }: { status: ArticleStatus }) {
  return (
    <Badge tone={tones[status]} title={more[status]}>
      {statusWords[status]}
    </Badge>
  );
}
