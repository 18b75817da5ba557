"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { updateArticleDetailsAction } from "#lib/actions/article.ts";
import type { ArticleSummary } from "#lib/domain/claim/review.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogClose, DialogContent } from "../ui/dialog.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { languages } from "../ui/languages.ts";
import { Select } from "../ui/select.tsx";
import { Textarea } from "../ui/textarea.tsx";
import { useAction } from "../ui/use-action.ts";

const labels = { title: "Title", outlet: "Outlet", author: "Author", publishedAt: "Published", sourceUrl: "Address" } as const;
type Detail = keyof typeof labels;
const kinds: Partial<Record<Detail, string>> = { publishedAt: "date", sourceUrl: "url" };

/** What is known of an article beside its text. What is published already stays as it is until the next revision. */
export function DetailsDialog({ article, onClose }: { article: ArticleSummary; onClose: () => void }) {
  const router = useRouter();
  const { run, pending, formRef, fieldError, formError } = useAction(updateArticleDetailsAction);
  const [language, setLanguage] = useState(article.language);
  const [details, setDetails] = useState<Record<Detail, string>>({
    title: article.title,
    outlet: article.outlet ?? "",
    author: article.author ?? "",
    publishedAt: article.publishedAt?.slice(0, 10) ?? "",
    sourceUrl: article.sourceUrl ?? "",
  });
  const [reason, setReason] = useState(article.selectionReason ?? "");
  const [fetchNothing, setFetchNothing] = useState(article.fetchNothing);
  const [dueOn, setDueOn] = useState(article.dueOn ?? "");
  const orNull = (value: string) => (value.trim() === "" ? null : value.trim());

  function save() {
    const { title, outlet, author, publishedAt, sourceUrl } = details;
    const known = { title, outlet: orNull(outlet), author: orNull(author), publishedAt: orNull(publishedAt), sourceUrl: orNull(sourceUrl) };
    run(
      {
        id: article.id,
        version: article.version,
        details: { ...known, language, selectionReason: orNull(reason), fetchNothing, dueOn: orNull(dueOn) },
      },
      () => {
        router.refresh();
        onClose();
      },
    );
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Details" description="Readers see them from the next revision on.">
        <form
          ref={formRef}
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          {(Object.keys(labels) as Detail[]).map((detail) => (
            <Field key={detail} label={labels[detail]} error={fieldError(`details.${detail}`)}>
              {(control) => (
                <Input
                  {...control}
                  type={kinds[detail] ?? "text"}
                  dir="auto"
                  required={detail === "title"}
                  value={details[detail]}
                  onChange={(event) => setDetails({ ...details, [detail]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Field label="Due" hint="By when our work on it is to be done. Readers aren’t told." error={fieldError("details.dueOn")}>
            {(control) => <Input {...control} type="date" value={dueOn} onChange={(event) => setDueOn(event.target.value)} />}
          </Field>
          <Field label="Language" error={fieldError("details.language")}>
            {(control) => (
              <Select {...control} className="w-full" value={language} onChange={(event) => setLanguage(event.target.value)}>
                {languages.some(([code]) => code === language) ? null : <option value={language}>{language}</option>}
                {languages.map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            label="Why it was chosen"
            hint="Readers are told: who said it to how many, what depends on it, who asked for it."
            error={fieldError("details.selectionReason")}
          >
            {(control) => (
              <Textarea
                {...control}
                dir="auto"
                rows={3}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <label className="flex items-baseline gap-2">
            <input type="checkbox" checked={fetchNothing} onChange={(event) => setFetchNothing(event.target.checked)} />
            <span>
              Fetch nothing
              <span className="block text-[0.82rem] text-soft">
                Neither the sources cited here nor the article’s own page is asked for: a fetch can tell those under investigation that
                somebody looks.
              </span>
            </span>
          </label>
          <FieldError error={formError} />
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={pending}>
              {pending ? "Saving…" : "Save"}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
