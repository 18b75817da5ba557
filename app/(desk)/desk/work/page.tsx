import type { Metadata } from "next";
import { WorkView } from "#components/work/work-view.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { dayFrom } from "#lib/domain/work/work.ts";
import { readWork } from "#lib/usecases/work/read-work.ts";

export const metadata: Metadata = { title: "My work" };

/** The signed-in home: what waits for whoever looks. */
export default async function WorkPage() {
  const actor = await requireActor("/desk/work");
  const work = await readWork(actor);
  if (!work.ok) throw new Error(work.error.message);
  return (
    <main className="mx-auto grid max-w-6xl gap-6 px-4 py-8 md:py-10">
      <h1 className="font-serif text-3xl leading-tight font-semibold">My work</h1>
      <WorkView work={work.value} today={dayFrom(Date.now())} />
    </main>
  );
}
