import Link from "next/link";

type WhoseLinksProps = { query: string; mine: boolean; count: number };

/** All articles, or those assigned to whoever looks. The search goes along. */
export function WhoseLinks({ query, mine, count }: WhoseLinksProps) {
  const choices = [
    { name: "All articles", here: !mine, params: { ...(query && { q: query }) } },
    { name: `Assigned to you (${count})`, here: mine, params: { ...(query && { q: query }), assigned: "me" } },
  ];
  return (
    <nav aria-label="Whose articles" className="flex flex-wrap gap-1.5 text-sm">
      {choices.map(({ name, here, params }) => (
        <Link
          key={name}
          href={`/desk?${new URLSearchParams(params)}`}
          aria-current={here ? "page" : undefined}
          className="rounded-full border border-line px-3 py-1 text-soft no-underline hover:bg-hover hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
