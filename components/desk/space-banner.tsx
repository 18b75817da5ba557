"use client";

import { HardDrive } from "lucide-react";
import { usePathname } from "next/navigation";
import { useSpace } from "./use-space.ts";

/** Says so while the server's disk has no room for anything new, and goes when it has. */
export function SpaceBanner() {
  const space = useSpace();
  return (
    <div role="alert" className="empty:hidden">
      {space?.isShort && (
        <div data-not-saving className="flex gap-2 border-b-2 border-ina bg-card px-4 py-2.5 text-sm">
          <HardDrive aria-hidden className="size-5 shrink-0 text-ina" />
          <p className="min-w-0">
            <b>The server’s disk is nearly full: you can read, but nothing can be saved.</b> What you type stays in this browser, and is
            saved by itself when there is room again: leave the window open.{" "}
            {space.missing.length === 0
              ? "Tell whoever runs the desk."
              : space.missing.map(({ folder, bytes }) => (
                  <span key={folder} className="block">
                    At least {megabytes(bytes)} must be freed on the disk of <code className="break-all">{folder}</code>.
                  </span>
                ))}
          </p>
        </div>
      )}
    </div>
  );
}

/** Above the pages of the desk, but for the room, which fills the window and has its own place for it. */
export function DeskSpaceBanner() {
  return /^\/desk\/articles\/[^/]+$/.test(usePathname()) ? null : <SpaceBanner />;
}

function megabytes(bytes: number): string {
  const count = Math.ceil(bytes / 1_000_000);
  return count < 10_000 ? `${count.toLocaleString("en")} MB` : `${Math.ceil(count / 1000).toLocaleString("en")} GB`;
}
