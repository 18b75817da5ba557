"use client";

import {
  Inbox,
  Library,
  Link2,
  LogOut,
  Scale,
  Search as SearchIcon,
  Settings,
  SquareArrowOutUpRight,
  Upload,
  UserRound,
  Users,
} from "lucide-react";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTransition } from "react";
import { signOutAction } from "#lib/actions/account.ts";
import type { Actor } from "#lib/domain/people/permissions.ts";
import { NoticeBell } from "../notice/notice-bell.tsx";
import { setPaletteOpen } from "../palette/palette-store.ts";
import { initials } from "../people/initials.ts";
import { forgetSavedTexts } from "../session/browser-store.ts";
import { classNames } from "../ui/class-names.ts";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu.tsx";
import { useCount } from "../ui/use-count.ts";
import { WorkBadge } from "./work-badge.tsx";

const places = [
  { href: "/desk/work", label: "My work", icon: Inbox, here: (path: string) => path.startsWith("/desk/work") },
  { href: "/desk", label: "Library", icon: Library, here: (path: string) => path === "/desk" },
  { href: "/desk/import", label: "Import", icon: Upload, here: (path: string) => path.startsWith("/desk/import") },
  { href: "/desk/sources", label: "Sources", icon: Link2, here: (path: string) => path.startsWith("/desk/sources") },
  { href: "/desk/claimants", label: "Claimants", icon: Users, here: (path: string) => path.startsWith("/desk/claimants"), wide: true },
  { href: "/desk/settings/account", label: "Settings", icon: Settings, here: (path: string) => path.startsWith("/desk/settings") },
];

/** A review fills the whole window and brings a bar of its own. */
const isReview = (path: string) => /^\/desk\/articles\/[^/]+/.test(path);

type TopBarProps = { deskName: string; actor: Pick<Actor, "name" | "role"> /** How much waits for them. */; waiting: number };

export function TopBar({ deskName, actor, waiting }: TopBarProps) {
  const path = usePathname();
  const count = useCount("/desk/work/count", { first: waiting, path, shown: !isReview(path) });
  if (isReview(path)) return null;
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-0.5 border-b border-line bg-card px-2 sm:gap-4 sm:px-5">
      <Link href="/desk/work" className="min-w-0 truncate font-serif font-semibold text-ink no-underline max-lg:hidden">
        {deskName}
      </Link>
      <nav aria-label="Desk" className="flex items-center sm:gap-0.5">
        {places.map(({ href, label, icon: Icon, here, wide }) => (
          <Link
            key={href}
            href={href}
            title={label}
            aria-current={here(path) ? "page" : undefined}
            className={classNames(
              "relative flex min-h-9 min-w-9 items-center justify-center gap-1.5 rounded-(--radius) text-sm text-soft no-underline sm:px-2.5 hover:bg-hover hover:text-ink",
              // On a phone a person's own menu leads there.
              wide && "max-md:hidden",
              here(path) && "bg-hover font-medium text-ink",
            )}
          >
            <Icon aria-hidden className="size-4 max-sm:size-4.5" />
            <span className="max-sm:sr-only">{label}</span>
            {href === "/desk/work" ? <WorkBadge count={count} /> : null}
          </Link>
        ))}
      </nav>
      <button
        type="button"
        className="ms-auto grid size-9 shrink-0 place-items-center rounded-(--radius) text-soft hover:bg-hover hover:text-ink"
        title="Commands (Ctrl+K)"
        onClick={() => setPaletteOpen(true)}
      >
        <SearchIcon aria-hidden className="size-4" />
        <span className="sr-only">Commands</span>
      </button>
      <NoticeBell />
      <UserMenu actor={actor} />
    </header>
  );
}

function UserMenu({ actor }: { actor: Pick<Actor, "name" | "role"> }) {
  const [pending, startTransition] = useTransition();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        className="grid size-9 shrink-0 place-items-center rounded-full bg-go text-[0.78rem] font-semibold text-on-go"
        aria-label={`Your menu, ${actor.name}`}
      >
        {initials(actor.name)}
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuLabel>
          <span className="block font-medium text-ink">{actor.name}</span>
          {actor.role}
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/desk/settings/account">
            <UserRound aria-hidden />
            Your account
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild className="md:hidden">
          <Link href="/desk/claimants">
            <Users aria-hidden />
            Claimants
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href="/desk/agreement">
            <Scale aria-hidden />
            Agreement
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <a href="/">
            <SquareArrowOutUpRight aria-hidden />
            Public reviews
          </a>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={pending} onSelect={() => startTransition(() => forgetSavedTexts().then(signOutAction))}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
