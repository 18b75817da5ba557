"use client";

import { Moon, Printer, Smartphone } from "lucide-react";
import { useState } from "react";
import type { Overruling } from "#lib/domain/revision/gate.ts";
import type { RevisionKind } from "#lib/domain/revision/revision.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import type { PreviewLook } from "./style.ts";

type PreviewFrameProps = { slug: string; kind?: RevisionKind; note?: string; overrule?: Overruling[] };

const looks = [
  { look: "phone", name: "Phone", icon: Smartphone },
  { look: "dark", name: "Dark", icon: Moon },
  { look: "print", name: "Print", icon: Printer },
] as const;

/** The public page of what would be published now, as a wide screen shows it, a phone, the dark, or paper. */
export function PreviewFrame({ slug, kind, note, overrule = [] }: PreviewFrameProps) {
  const [chosen, setChosen] = useState<(PreviewLook | "phone")[]>([]);
  const has = (look: PreviewLook | "phone") => chosen.includes(look);
  const inFrame = chosen.filter((look) => look !== "phone");
  const query = new URLSearchParams({
    ...(kind ? { kind } : {}),
    ...(note ? { note } : {}),
    ...(overrule.length > 0 ? { overrule: JSON.stringify(overrule) } : {}),
    ...(inFrame.length > 0 ? { look: inFrame.join(",") } : {}),
  }).toString();
  const address = `/desk/articles/${slug}/preview/page-content${query ? `?${query}` : ""}`;
  return (
    <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)] gap-2">
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">Show it as on</legend>
        {looks.map(({ look, name, icon: Icon }) => (
          <Button
            key={look}
            size="small"
            aria-pressed={has(look)}
            className="aria-pressed:border-go aria-pressed:bg-hover"
            onClick={() => setChosen(has(look) ? chosen.filter((other) => other !== look) : [...chosen, look])}
          >
            <Icon aria-hidden />
            {name}
          </Button>
        ))}
      </fieldset>
      {/* WebKit takes a frame's height of 100 % in a grid row from the window, and lays it over the buttons below: hence a box that is placed. */}
      <div className="relative min-h-0">
        <iframe
          title="The page as readers will get it"
          src={address}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          className={classNames(
            "absolute inset-0 mx-auto size-full rounded-(--radius) border border-line bg-white",
            has("phone") ? "max-w-[390px]" : has("print") && "max-w-[794px]",
          )}
        />
      </div>
    </div>
  );
}
