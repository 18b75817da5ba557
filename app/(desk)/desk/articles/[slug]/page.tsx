import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReviewRoom } from "#components/room/review-room.tsx";
import { currentActor, requireActor } from "#lib/auth/session.ts";
import { readArticle } from "#lib/usecases/article/read-article.ts";
import { openReview } from "#lib/usecases/review/open-review.ts";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await readArticle(await currentActor(), { id: (await params).slug });
  return { title: found.ok ? found.value.article.title : "Review" };
}

export default async function ReviewRoomPage({ params }: Props) {
  const { slug } = await params;
  const actor = await requireActor(`/desk/articles/${slug}`);
  const opened = await openReview(actor, { articleId: slug });
  if (!opened.ok) notFound();
  const { id, name, role } = actor;
  return <ReviewRoom key={opened.value.snapshot.id} workspace={opened.value} me={{ id, name, role }} />;
}
