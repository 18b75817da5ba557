import type { Appearance } from "#lib/domain/claim/claim-appearances.ts";
import { Ago } from "../ui/ago.tsx";
import { colourClass } from "../verdict/look.ts";
import { MarkIcon } from "../verdict/mark-icon.tsx";

/** An earlier claim, by one of its appearances: its verdict, what it says, where and when. `appearances`: how many it has. */
export function PrecedentLine({ precedent, appearances = 1 }: { precedent: Appearance; appearances?: number }) {
  const { verdict, hidden, claim, article, state, changedAt } = precedent;
  return (
    <div className={`grid min-w-0 gap-0.5 ${colourClass(verdict)}`}>
      <p className="flex min-w-0 flex-wrap items-center gap-x-1.5">
        <span className="card-verdict flex items-center gap-1.5 font-semibold">
          <MarkIcon verdict={verdict} className="size-3.5 shrink-0" />
          {verdict?.name ?? (hidden ? "Hidden until you have judged" : "To check")}
        </span>
        <span className="text-soft">
          {state === "signed-off" ? "signed off" : "not signed off"}, <Ago at={changedAt} />
        </span>
      </p>
      <a
        dir="auto"
        className="font-serif text-link wrap-anywhere line-clamp-3"
        href={`/desk/articles/${article.slug}#a-${precedent.id}`}
        target="_blank"
        rel="noreferrer"
      >
        {claim || "A claim without words"}
      </a>
      <p dir="auto" className="truncate text-[0.8rem] text-soft">
        {[appearances > 1 && `${appearances} appearances`, article.outlet, article.title].filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}
