"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Input } from "../ui/input.tsx";

const pause = 200;

/** Searches as one types and keeps the words in the address, so that the list can be shared and gone back to. Works as a plain form, too. */
export function SearchBox({ query }: { query: string }) {
  const router = useRouter();
  const path = usePathname();
  const kind = useSearchParams().get("kind");
  const others: [string, string][] = kind === null ? [] : [["kind", kind]];
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [, startTransition] = useTransition();

  useEffect(() => () => clearTimeout(timer.current), []);

  function search(words: string) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const asked = new URLSearchParams(words.trim() === "" ? [] : [["q", words], ...others]);
      startTransition(() => router.replace(asked.size === 0 ? path : `${path}?${asked}`, { scroll: false }));
    }, pause);
  }

  return (
    <search>
      <form action={path} className="relative">
        {others.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Search aria-hidden className="pointer-events-none absolute start-2.5 top-1/2 size-4 -translate-y-1/2 text-soft" />
        <Input
          type="search"
          name="q"
          aria-label="Search the desk"
          placeholder="Articles, claims, people, sources"
          defaultValue={query}
          className="ps-8.5"
          onChange={(event) => search(event.target.value)}
        />
      </form>
    </search>
  );
}
