import type { ReactNode } from "react";
import { PasswordDialog } from "#components/account/password-dialog.tsx";
import { DeskSpaceBanner } from "#components/desk/space-banner.tsx";
import { TopBar } from "#components/desk/top-bar.tsx";
import { CommandPalette } from "#components/palette/command-palette.tsx";
import { Toaster } from "#components/ui/toast.tsx";
import { TooltipProvider } from "#components/ui/tooltip.tsx";
import { currentActor } from "#lib/auth/session.ts";
import { readDesk } from "#lib/usecases/desk/read-desk.ts";
import { countWork } from "#lib/usecases/work/count-work.ts";

/** Draws the desk's frame. It lets nobody in: each page asks who is there, and sends visitors to sign in and back. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const desk = await readDesk(actor);
  if (!actor || !desk.ok) return children;
  const waiting = await countWork(actor);
  return (
    <TooltipProvider delayDuration={400}>
      <a
        href="#content"
        className="fixed start-2 top-2 z-60 -translate-y-20 rounded-(--radius) bg-go px-3 py-2 text-on-go focus:translate-y-0"
      >
        Skip to the content
      </a>
      <TopBar deskName={desk.value.name} actor={{ name: actor.name, role: actor.role }} waiting={waiting.ok ? waiting.value.count : 0} />
      <DeskSpaceBanner />
      <div id="content" tabIndex={-1} className="outline-none">
        {children}
      </div>
      <CommandPalette actor={{ role: actor.role }} />
      <PasswordDialog />
      <Toaster />
    </TooltipProvider>
  );
}
