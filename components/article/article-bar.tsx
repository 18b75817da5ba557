import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { NoticeBell } from "../notice/notice-bell.tsx";
import { Button } from "../ui/button.tsx";

/** Above a page that belongs to one article's review: the way back there, the title, and at the end of the line `children` and the bell. */
export function ArticleBar({ article, children }: { article: { slug: string; title: string }; children?: ReactNode }) {
  return (
    <header className="flex min-h-13 items-center gap-x-3 gap-y-1 border-b border-line bg-card px-3 py-1.5 sm:px-4 max-sm:flex-wrap">
      <Button asChild>
        <a href={`/desk/articles/${article.slug}`}>
          <ChevronLeft aria-hidden className="rtl:rotate-180" /> Back to the review
        </a>
      </Button>
      <h1 dir="auto" className="min-w-0 truncate font-serif font-semibold max-sm:order-last max-sm:basis-full">
        {article.title}
      </h1>
      <div className="ms-auto flex items-center gap-x-3">
        {children}
        <NoticeBell />
      </div>
    </header>
  );
}
