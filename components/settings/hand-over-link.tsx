import type { FreshLink } from "#lib/domain/people/user.ts";
import { CopyLine } from "../ui/copy-line.tsx";
import { Moment } from "../ui/moment.tsx";

export type SentLink = FreshLink & { mailed: boolean };

/** The link an admin has just made. It is shown this once, as only its fingerprint is kept. */
export function HandOverLink({ link }: { link: SentLink | null }) {
  return (
    <div aria-live="polite">
      {link ? (
        <div className="grid gap-2 rounded-lg border border-line bg-card p-4">
          <CopyLine
            label={link.purpose === "invitation" ? `Invitation for ${link.email}` : `New password link for ${link.email}`}
            hint={link.mailed ? "It was sent by mail, too." : "Send it to them over a channel you trust. It isn’t shown again."}
            text={link.url}
          />
          <p className="text-sm text-soft">
            Works once, until <Moment at={link.expiresAt} to="minute" />.
          </p>
        </div>
      ) : null}
    </div>
  );
}
