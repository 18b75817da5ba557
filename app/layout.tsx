import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { AddressNotice } from "#components/desk/address-notice.tsx";
import { env } from "#lib/env.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Assay", template: "%s · Assay" },
  robots: { index: false, follow: false },
  referrer: "strict-origin-when-cross-origin",
};

// A page made at build time couldn't carry the nonce without which its scripts don't run.
export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <AddressNotice origin={new URL(env.url).origin} />
        {children}
      </body>
    </html>
  );
}
