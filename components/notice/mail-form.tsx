"use client";

import { chooseMailAction } from "#lib/actions/notice.ts";
import { type MailChoices, type MailPace, mailPaces, type NoticeKind, noticeKinds } from "#lib/domain/people/notice.ts";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { Moment } from "../ui/moment.tsx";
import { Select } from "../ui/select.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAction } from "../ui/use-action.ts";

const kindNames: Record<NoticeKind, string> = {
  mention: "Someone mentions me",
  returned: "Something is returned to me",
  assigned: "I am assigned to an article",
  second_verdict: "A second verdict of mine is asked for, or differs",
  due: "An article of mine is due soon",
  source: "A source behind my articles changes",
  outlet: "An outlet changes the text of my article",
};

const paceNames: Record<MailPace, string> = { at_once: "At once", daily: "Once a day", none: "No e-mail" };

type MailFormProps = { choices: MailChoices; stoppedAt: string | null; sends: boolean };

/** When which notices also go out as e-mail. */
export function MailForm({ choices, stoppedAt, sends }: MailFormProps) {
  const { run, pending, formRef, formError } = useAction(chooseMailAction);

  function save(form: HTMLFormElement): void {
    const fields = new FormData(form);
    const chosen = noticeKinds.flatMap((kind) => {
      const pace = mailPaces.find((each) => each === fields.get(kind));
      return pace ? [[kind, pace] as const] : [];
    });
    run({ choices: Object.fromEntries(chosen) }, () => showToast("Saved."));
  }

  return (
    <form
      ref={formRef}
      className="grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save(event.currentTarget);
      }}
    >
      {!sends && (
        <p className="rounded-lg border border-line bg-sunk px-4 py-3 text-sm text-pretty">
          This desk sends no e-mail (SMTP_URL is not set), so notices are in the app alone. What you choose counts from when it does.
        </p>
      )}
      {stoppedAt && (
        <div role="status" className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-sunk px-4 py-3 text-sm">
          <p className="grow text-pretty">
            <b>No e-mails go out to you</b> since you followed the link in one, on <Moment at={stoppedAt} />.
          </p>
          <Button
            size="small"
            disabled={pending}
            onClick={() => run({ choices: {}, stopped: false }, () => showToast("E-mails go out again."))}
          >
            Send them again
          </Button>
        </div>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-card">
        {noticeKinds.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <label htmlFor={`mail-${kind}`} className="grow text-sm">
              {kindNames[kind]}
            </label>
            <Select id={`mail-${kind}`} name={kind} defaultValue={choices[kind]}>
              {mailPaces.map((pace) => (
                <option key={pace} value={pace}>
                  {paceNames[pace]}
                </option>
              ))}
            </Select>
          </li>
        ))}
      </ul>
      <FieldError error={formError} />
      <Button type="submit" variant="primary" className="justify-self-start" disabled={pending}>
        {pending ? "Saving…" : "Save"}
      </Button>
    </form>
  );
}
