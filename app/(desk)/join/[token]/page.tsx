import type { Metadata } from "next";
import { JoinForm } from "#components/account/join-form.tsx";
import { VisitorCard } from "#components/account/visitor-card.tsx";
import { admitVisitor } from "#lib/auth/admit-visitor.ts";
import type { LinkSummary } from "#lib/domain/people/user.ts";
import { readLink } from "#lib/usecases/people/read-link.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";

// The address is a secret: no other site hears it.
export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

type JoinPageProps = { params: Promise<{ token: string }> };

export default async function JoinPage({ params }: JoinPageProps) {
  const { token } = await params;
  const { desk } = await readPublicDesk();
  const link = await admitVisitor("open a link", () => readLink(token));
  if (!link.ok) {
    return (
      <VisitorCard deskName={desk.name} title="This link doesn’t lead in" lead={link.error.message}>
        <a href="/sign-in" className="text-link">
          Sign in instead
        </a>
      </VisitorCard>
    );
  }
  const { title, lead } = welcome(link.value, desk.name);
  return (
    <VisitorCard deskName={desk.name} title={title} lead={lead}>
      <JoinForm token={token} purpose={link.value.purpose} email={link.value.email} />
    </VisitorCard>
  );
}

function welcome({ purpose, email, role }: LinkSummary, deskName: string): { title: string; lead: string } {
  if (purpose === "first_admin") return { title: "Set up your desk", lead: "You will be its first admin, and can then invite colleagues." };
  if (purpose === "invitation") return { title: `Join ${deskName}`, lead: `You are invited as ${role}. You will sign in with ${email}.` };
  return { title: "Choose a new password", lead: `For ${email}. Everyone signed in with the old password is signed out.` };
}
