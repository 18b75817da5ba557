import { dueState } from "#lib/domain/work/work.ts";
import { Badge } from "./badge.tsx";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const dayAndYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** By when work on an article is to be done, as seen from today: both ISO 8601 days. `done`: it is, so that nothing presses. */
export function DueDay({ dueOn, today, done = false }: { dueOn: string; today: string; done?: boolean }) {
  const state = done ? "later" : dueState(dueOn, today);
  const date = (dueOn.slice(0, 4) === today.slice(0, 4) ? day : dayAndYear).format(new Date(dueOn));
  const words = { overdue: `Overdue since ${date}`, today: "Due today", tomorrow: "Due tomorrow", later: `Due ${date}` }[state];
  const tone = ({ overdue: "bad", today: "warning", tomorrow: "plain", later: "plain" } as const)[state];
  return (
    <Badge tone={tone}>
      <time dateTime={dueOn}>{words}</time>
    </Badge>
  );
}
