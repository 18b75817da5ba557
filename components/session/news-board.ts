/** Milliseconds for which news is shown, and for which the same is not told again. */
const newsTime = 6000;
const sameNews = 90_000;

/** Tells news one at a time, for as long as it takes to read; null when it is over. */
export function createNewsBoard(show: (news: string | null) => void) {
  let last = { text: "", at: 0 };
  let over: ReturnType<typeof setTimeout> | undefined;
  return (news: string): void => {
    // Somebody who goes on with the same thing is no news each time.
    if (news === last.text && Date.now() - last.at < sameNews) return;
    last = { text: news, at: Date.now() };
    clearTimeout(over);
    over = setTimeout(() => show(null), newsTime);
    show(news);
  };
}
