import type { Person } from "#lib/domain/people/person.ts";
import type { Colleague } from "#lib/domain/people/user.ts";
import { initials } from "../people/initials.ts";
import { Button } from "../ui/button.tsx";

type PeopleChoiceProps = {
  /** Everybody whom work can be given to, once they are known. */
  value: Colleague[] | null;
  problem: string | null;
  again: () => void;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: Set<string>) => void;
  /** Who was chosen before, and may have left. */
  others?: Person[];
};

/** Colleagues to tick. */
export function PeopleChoice({ value: colleagues, problem, again, chosen, onChoose, others = [] }: PeopleChoiceProps) {
  const gone = others.filter(({ id }) => colleagues?.every((colleague) => colleague.id !== id));

  function choose(id: string, on: boolean): void {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  }

  return (
    <>
      <fieldset className="grid max-h-[45dvh] gap-0.5 overflow-y-auto">
        <legend className="sr-only">People</legend>
        {[...(colleagues ?? []), ...gone.map((person) => ({ ...person, role: "left the desk" }))].map(({ id, name, role }) => (
          <label key={id} className="flex min-h-11 items-center gap-3 rounded-(--radius) px-2 hover:bg-hover">
            <input
              type="checkbox"
              className="size-4 accent-(--go)"
              checked={chosen.has(id)}
              onChange={(event) => choose(id, event.target.checked)}
            />
            <span aria-hidden className="grid size-8 place-items-center rounded-full bg-sunk text-[0.74rem] font-semibold text-soft">
              {initials(name)}
            </span>
            <span dir="auto" className="min-w-0 grow truncate">
              {name}
            </span>
            <span className="text-sm text-soft">{role}</span>
          </label>
        ))}
      </fieldset>
      {!colleagues && !problem && <p className="text-sm text-soft">Loading…</p>}
      {problem && (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-sm text-ina">
          {problem}
          <Button size="small" onClick={again}>
            Try again
          </Button>
        </p>
      )}
    </>
  );
}
