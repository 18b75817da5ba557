"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Where the desk is opened under another name than its own, nothing can be saved: says so, and where to go. */
export function AddressNotice({ origin }: { origin: string }) {
  const opened = useSyncExternalStore(
    never,
    () => location.origin,
    () => origin,
  );
  if (opened === origin) return null;
  return (
    <p role="alert" className="border-line border-b bg-sunk px-4 py-2 text-ink">
      You opened this desk at {opened}, where it takes no changes.{" "}
      <a href={`${origin}${location.pathname}${location.search}`} className="font-medium underline">
        Go on at {origin}
      </a>
      . Its admin can set <code>ASSAY_URL</code> to the address that people use.
    </p>
  );
}
