"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { articleSorts, articleStatuses } from "#lib/domain/article/article-list.ts";
import type { Topic } from "#lib/domain/article/topic.ts";
import type { Person } from "#lib/domain/people/person.ts";
import { Button } from "../ui/button.tsx";
import { languages as languageNames } from "../ui/languages.ts";
import { Select } from "../ui/select.tsx";
import { statusWords } from "./article-status.tsx";
import { isFiltered, type LibraryAddress, libraryHref } from "./library-address.ts";

type LibraryFilterProps = {
  address: LibraryAddress;
  me: string;
  outlets: string[];
  languages: string[];
  people: Person[];
  topics: Topic[];
  verdicts: { slug: string; name: string }[];
};

const sortWords = {
  newest: "Newest first",
  changed: "Changed last",
  date: "By its own date",
  due: "By when it is due",
  title: "By title",
} as const;

/** What the list is narrowed by and sorted by: all of it in the address. */
export function LibraryFilter({ address, me, outlets, languages, people, topics, verdicts }: LibraryFilterProps) {
  const router = useRouter();
  const set = (name: string, value: string) => router.push(libraryHref(address, { [name]: value }), { scroll: false });
  const choice = (name: string, label: string, any: string, options: ReactNode) => (
    <Select
      aria-label={label}
      className="library-select"
      data-set={address[name] ? "" : undefined}
      value={address[name] ?? ""}
      onChange={(event) => set(name, event.target.value)}
    >
      <option value="">{any}</option>
      {options}
    </Select>
  );
  const others = people.filter(({ id }) => id !== me);
  const day = (name: "from" | "until", label: string) => (
    <label className="flex items-center gap-1.5 text-sm text-soft">
      {label}
      <input
        type="date"
        className="library-select min-h-9 rounded-(--radius) border border-edge bg-card px-2 text-ink"
        defaultValue={address[name]}
        key={address[name] ?? ""}
        onChange={({ target }) => (target.validity.badInput ? undefined : set(name, target.value))}
      />
    </label>
  );
  return (
    <search aria-label="Narrow the list" className="library-filter flex flex-wrap items-center gap-2">
      {choice(
        "status",
        "Status",
        "Any status",
        articleStatuses.map((status) => (
          <option key={status} value={status}>
            {statusWords[status]}
          </option>
        )),
      )}
      {choice(
        "person",
        "Person",
        "Anybody’s",
        <>
          <option value="me">Assigned to you</option>
          <option value="nobody">Assigned to nobody</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </>,
      )}
      {topics.length > 0 || address.topic
        ? choice(
            "topic",
            "Topic",
            "Any topic",
            topics.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            )),
          )
        : null}
      {choice(
        "outlet",
        "Outlet",
        "Any outlet",
        withGiven(outlets, address.outlet).map((name) => <option key={name}>{name}</option>),
      )}
      {choice(
        "verdict",
        "Verdict on the whole, or published on a claim",
        "Any verdict",
        verdicts.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        )),
      )}
      {languages.length > 1 || address.language
        ? choice(
            "language",
            "Language",
            "Any language",
            withGiven(languages, address.language).map((code) => (
              <option key={code} value={code}>
                {languageNames.find(([known]) => known === code)?.[1] ?? code}
              </option>
            )),
          )
        : null}
      <span className="library-days flex flex-wrap items-center gap-2">
        {day("from", "From")}
        {day("until", "to")}
      </span>
      <Select
        aria-label="Sort"
        className="library-select sm:ms-auto"
        value={address.sort ?? "newest"}
        onChange={({ target }) => set("sort", target.value === "newest" ? "" : target.value)}
      >
        {articleSorts.map((sort) => (
          <option key={sort} value={sort}>
            {sortWords[sort]}
          </option>
        ))}
      </Select>
      {isFiltered(address) ? (
        <Button asChild size="small" variant="quiet">
          <Link href={libraryHref(address.sort ? { sort: address.sort } : {})}>
            <X aria-hidden />
            Show all
          </Link>
        </Button>
      ) : null}
    </search>
  );
}

function withGiven(known: string[], given: string | undefined): string[] {
  return given === undefined || known.includes(given) ? known : [given, ...known];
}
