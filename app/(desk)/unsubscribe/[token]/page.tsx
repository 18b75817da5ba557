import type { Metadata } from "next";
import { VisitorCard } from "#components/account/visitor-card.tsx";
import { Button } from "#components/ui/button.tsx";
import { admitVisitor } from "#lib/auth/admit-visitor.ts";
import { readStopLink } from "#lib/usecases/notice/stop-mail.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";

// The address is a secret: no other site hears it. Our own does: of a page without a referrer, browsers don't say that its form is ours.
export const metadata: Metadata = { title: "E-mails", referrer: "same-origin" };

type UnsubscribePageProps = { params: Promise<{ token: string }> };

/** Whoever got an e-mail stops them here without signing in. Looking at the page changes nothing, as mail programs look at links by themselves. */
export default async function UnsubscribePage({ params }: UnsubscribePageProps) {
  const { token } = await params;
  const { desk } = await readPublicDesk();
  const link = await admitVisitor("open a link", () => readStopLink(token));
  if (!link.ok) {
    return (
      <VisitorCard deskName={desk.name} title="This link leads nowhere" lead={link.error.message}>
        <a href="/desk/settings/account#mail" className="text-link">
          Sign in
        </a>
      </VisitorCard>
    );
  }
  const { email, stopped } = link.value;
  return (
    <VisitorCard
      deskName={desk.name}
      title={stopped ? "No more e-mails" : "Stop these e-mails?"}
      lead={
        stopped
          ? `Notices no longer go out to ${email}. They still stand in the app.`
          : `Notices would no longer go out to ${email}. They still stand in the app.`
      }
    >
      <form method="post" action={`/unsubscribe/${token}/${stopped ? "start" : "stop"}`}>
        <Button type="submit" variant={stopped ? "plain" : "primary"}>
          {stopped ? "Send them again" : "Stop e-mails"}
        </Button>
      </form>
    </VisitorCard>
  );
}
