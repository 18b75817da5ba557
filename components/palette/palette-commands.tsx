"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { searchDeskAction } from "#lib/actions/article.ts";
import { type SearchResult, searchKinds } from "#lib/domain/article/search-result.ts";
import { type Actor, can } from "#lib/domain/people/permissions.ts";
import { kindWords } from "../search/kind-words.ts";
import { resultHref } from "../search/search-address.ts";
import { hasAllWords } from "./has-all-words.ts";
import { offeredGroups, type PaletteCommand, type PaletteGroup } from "./palette-store.ts";

type Place = { href: string; name: string; shown?: boolean };

export type PaletteCommandsProps = { actor: Pick<Actor, "role">; onChoose: (command: PaletteCommand) => void };

/** The commands themselves, and the field that finds them. Loaded apart, so that no page waits for it. */
export function PaletteCommands({ actor, onChoose }: PaletteCommandsProps) {
  const router = useRouter();
  const [offered] = useState(offeredGroups);
  const [query, setQuery] = useState("");
  const found = useFound(query, (href) => router.push(href));
  const places: Place[] = [
    { href: "/desk/work", name: "My work" },
    { href: "/desk", name: "Library" },
    { href: "/desk/import", name: "Import an article" },
    { href: "/desk/notices", name: "Notices" },
    { href: "/desk/agreement", name: "Agreement" },
    { href: "/desk/sources", name: "Sources" },
    { href: "/desk/claimants", name: "Claimants" },
    { href: "/desk/settings/account", name: "Your account" },
    { href: "/desk/settings/tokens", name: "API tokens" },
    { href: "/desk/settings/scale", name: "Verdict scale" },
    { href: "/desk/settings/people", name: "People", shown: can(actor, "list users") },
    { href: "/desk/settings/newsroom", name: "Newsroom", shown: can(actor, "edit the desk") },
    { href: "/desk/settings/audit", name: "Audit log", shown: can(actor, "read the audit log") },
  ];
  const groups: PaletteGroup[] = [
    ...offered,
    {
      name: "Go to",
      commands: places.filter(({ shown }) => shown !== false).map(({ href, name }) => ({ id: href, name, run: () => router.push(href) })),
    },
    ...found,
  ];

  // The search has judged these by more than their names.
  const foundIds = new Set(found.flatMap(({ commands }) => commands.map(({ id }) => id)));

  return (
    <Command
      label="Commands"
      loop
      filter={(id, query, words = []) => (foundIds.has(id) || hasAllWords(words.join(" "), query) ? 1 : 0)}
      className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]"
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-soft" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder="Type a command, or words of anything at the desk"
          className="min-h-12 w-full bg-transparent outline-none placeholder:text-soft"
        />
      </div>
      <Command.List className="overflow-y-auto overscroll-contain p-2">
        <Command.Empty className="px-3 py-6 text-center text-sm text-soft">Nothing here has these words in its name.</Command.Empty>
        {groups
          .filter(({ commands }) => commands.length > 0)
          .map(({ name, commands }) => (
            <Command.Group
              key={name}
              heading={name}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-[0.74rem] [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:tracking-wide [&_[cmdk-group-heading]]:text-soft [&_[cmdk-group-heading]]:uppercase"
            >
              {commands.map((command) => (
                <Command.Item
                  key={command.id}
                  value={command.id}
                  keywords={[command.name, ...(command.words ?? [])]}
                  onSelect={() => onChoose(command)}
                  className="flex min-h-9 cursor-pointer items-center gap-3 rounded-(--radius) px-3 py-1.5 text-sm data-[selected=true]:bg-hover"
                >
                  <span dir="auto" className="min-w-0 grow truncate">
                    {command.name}
                    {command.more && <span className="block truncate text-[0.8rem] text-soft">{command.more}</span>}
                  </span>
                  {command.keys && <kbd className="key shrink-0">{command.keys}</kbd>}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
      </Command.List>
    </Command>
  );
}

/** What the desk's search finds of the words typed so far: until it is there, and without a connection, the rest of the palette works. */
function useFound(query: string, go: (href: string) => void): PaletteGroup[] {
  const [found, setFound] = useState<{ query: string; results: SearchResult[] }>({ query: "", results: [] });
  const path = usePathname();
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === "") return;
    let late = false;
    const timer = setTimeout(() => {
      searchDeskAction({ q: wanted.slice(0, 500), limit: 20 }).then(
        (answer) => !late && answer.ok && setFound({ query: wanted, results: answer.value.results }),
        (error: unknown) => console.warn("The desk could not be searched", error),
      );
    }, pause);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  // What was found for other words says nothing about these.
  if (wanted === "" || !wanted.startsWith(found.query) || found.results.length === 0) return [];
  const all = { id: "search", name: `Search everything for “${wanted}”`, run: () => go(`/desk?${new URLSearchParams({ q: wanted })}`) };
  // The claims of the article that is open are offered by it.
  const elsewhere = found.results.filter((result) => result.kind !== "claim" || !resultHref(result).startsWith(`${path}#`));
  const groups = searchKinds.map((kind) => ({
    name: kindWords[kind].many,
    commands: elsewhere
      .filter((result) => result.kind === kind)
      .map((result) => ({
        id: `${kind} ${result.id}`,
        name: result.title.text,
        more: kind === "article" || kind === "comment" || kind === "source" ? result.excerpt.text : result.article?.title,
        run: () => go(resultHref(result)),
      })),
  }));
  return [...groups, { name: "Search", commands: [all] }];
}

/** Before the words typed are asked for, in milliseconds. */
const pause = 150;
