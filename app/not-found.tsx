import type { Metadata } from "next";
import { VisitorCard } from "#components/account/visitor-card.tsx";
import { readPublicDesk } from "#lib/usecases/revision/read-public-desk.ts";

export const metadata: Metadata = { title: "Nothing here" };

/** Where the desk has nothing at an address: for those who may see it, and in the same words for those who may not. */
export default async function NotFound() {
  const { desk } = await readPublicDesk();
  return (
    <VisitorCard
      deskName={desk.name}
      title="There is nothing at this address"
      lead="It may be mistyped, or what stood here was removed, or your role doesn’t reach it. Nothing was changed."
    >
      <p className="flex flex-wrap gap-x-5 gap-y-2">
        <a href="/desk/work">Go to the desk</a>
        <a href="/">See all reviews</a>
      </p>
    </VisitorCard>
  );
}
