import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { VisitorCard } from "#components/account/visitor-card.tsx";
import { returnPath } from "#lib/auth/return-path.ts";
import { currentActor } from "#lib/auth/session.ts";
import { deskHasAdmin } from "#lib/usecases/people/desk-has-admin.ts";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, callbackUrl } = await searchParams;
  const target = returnPath(next ?? callbackUrl);
  if (await currentActor()) redirect(target);
  const { desk } = await readPublicDesk();
  if (!(await deskHasAdmin())) {
    return (
      <VisitorCard
        deskName={desk.name}
        title="This desk isn’t set up yet"
        lead="Assay printed a one-time link in the terminal when it started. Open it to become the first admin. Starting Assay again prints a new one."
      />
    );
  }
  return (
    <VisitorCard deskName={desk.name} title="Sign in to the desk">
      <SignInForm next={target} />
      <p className="border-t border-line pt-4 text-sm text-soft">
        Forgot your password, or new here? An admin of the desk can give you a link.
      </p>
    </VisitorCard>
  );
}
