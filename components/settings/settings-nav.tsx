"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "../ui/class-names.ts";

/** Lists what the person may open; the pages decide for themselves. */
export function SettingsNav({ people, newsroom, audit }: { people: boolean; newsroom: boolean; audit: boolean }) {
  const path = usePathname();
  const places = [
    { href: "/desk/settings/account", label: "Your account", shown: true },
    { href: "/desk/settings/tokens", label: "API tokens", shown: true },
    { href: "/desk/settings/scale", label: "Verdict scale", shown: true },
    { href: "/desk/settings/gate", label: "Gate", shown: true },
    { href: "/desk/settings/people", label: "People", shown: people },
    { href: "/desk/settings/newsroom", label: "Newsroom", shown: newsroom },
    { href: "/desk/settings/audit", label: "Audit log", shown: audit },
  ];
  return (
    <nav aria-label="Settings" className="flex gap-0.5 max-md:-mx-1 max-md:flex-wrap md:sticky md:top-20 md:flex-col md:self-start">
      {places
        .filter((place) => place.shown)
        .map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={path === href ? "page" : undefined}
            className={classNames(
              "flex min-h-9 items-center rounded-(--radius) px-2.5 text-sm text-soft no-underline hover:bg-hover hover:text-ink",
              path === href && "bg-hover font-medium text-ink",
            )}
          >
            {label}
          </Link>
        ))}
    </nav>
  );
}
