import { Button } from "../ui/button.tsx";

type Props = { slug: string; numbers: number[]; from: number; to: number; view: "beside" | "inline" };

/** Which two snapshots are compared, and how; a plain form, so that it works before any script does. */
export function VersionChoice({ slug, numbers, from, to, view }: Props) {
  const address = (next: Props["view"]) => `/desk/articles/${slug}/versions?from=${from}&to=${to}&view=${next}`;
  return (
    <form action={`/desk/articles/${slug}/versions`} className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      <input type="hidden" name="view" value={view} />
      <NumberChoice name="from" label="Compare snapshot" numbers={numbers} chosen={from} />
      <NumberChoice name="to" label="with" numbers={numbers} chosen={to} />
      <Button type="submit" size="small">
        Compare
      </Button>
      <nav aria-label="View" className="ms-auto flex gap-1">
        <Button asChild size="small" variant={view === "beside" ? "plain" : "quiet"}>
          <a href={address("beside")} aria-current={view === "beside" ? "true" : undefined}>
            Side by side
          </a>
        </Button>
        <Button asChild size="small" variant={view === "inline" ? "plain" : "quiet"}>
          <a href={address("inline")} aria-current={view === "inline" ? "true" : undefined}>
            In one text
          </a>
        </Button>
      </nav>
    </form>
  );
}

function NumberChoice({ name, label, numbers, chosen }: { name: string; label: string; numbers: number[]; chosen: number }) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <select name={name} defaultValue={chosen} className="min-h-8 rounded-(--radius) border border-edge bg-card px-2">
        {numbers.map((number) => (
          <option key={number}>{number}</option>
        ))}
      </select>
    </label>
  );
}
