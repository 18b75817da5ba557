"use client";

import { useId } from "react";
import { possibleDays, type WrittenDate } from "#lib/domain/article/dateline.ts";
import type { FoundDetails } from "#lib/domain/article/found-details.ts";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { languageName, languages } from "../ui/languages.ts";
import { Select } from "../ui/select.tsx";
import { DetailSource } from "./detail-source.tsx";
import type { CleanUp } from "./use-clean-up.ts";

type DetailsFormProps = {
  cleanUp: CleanUp;
  /** Where the details were found, with what else was. */
  found: FoundDetails;
  outlets: string[];
  written: WrittenDate | null;
  fieldError: (field: string) => string | null;
};

const names = { outlet: "outlet", author: "author", publishedAt: "day", sourceUrl: "address", language: "language" } as const;

/** What is known of the article beside its text. All but the language may stay empty. */
export function DetailsForm({ cleanUp, found, outlets, written, fieldError }: DetailsFormProps) {
  const listId = useId();
  const { details, changeDetails } = cleanUp;
  const sourceOf = (field: keyof typeof names, inWords?: (value: string) => string) => (
    <DetailSource
      found={found[field]}
      value={details[field]}
      inWords={inWords}
      choose={(value) => {
        const before = details[field];
        changeDetails({ [field]: value });
        cleanUp.setDeed({
          message: `The ${names[field]} is “${inWords?.(value) ?? value}” now.`,
          undo: () => changeDetails({ [field]: before }),
        });
      }}
    />
  );
  const known = languages.some(([code]) => code === details.language);
  return (
    <section aria-labelledby="details" className="grid gap-3">
      <h2 id="details" className="eyebrow">
        Details
      </h2>
      <div className="grid gap-1">
        <Field label="Outlet" error={fieldError("outlet")}>
          {(control) => (
            <Input {...control} list={listId} value={details.outlet} onChange={(event) => changeDetails({ outlet: event.target.value })} />
          )}
        </Field>
        {sourceOf("outlet")}
      </div>
      <datalist id={listId}>
        {outlets.map((outlet) => (
          <option key={outlet} value={outlet} />
        ))}
      </datalist>
      <div className="grid gap-1">
        <Field label="Author" error={fieldError("author")}>
          {(control) => (
            <Input {...control} dir="auto" value={details.author} onChange={(event) => changeDetails({ author: event.target.value })} />
          )}
        </Field>
        {sourceOf("author")}
      </div>
      <div className="grid gap-1">
        <Field label="Published" error={fieldError("publishedAt")}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={details.publishedAt}
              onChange={(event) => changeDetails({ publishedAt: event.target.value })}
            />
          )}
        </Field>
        {sourceOf("publishedAt")}
        {written === null || details.publishedAt !== "" ? null : (
          <OfferedDates written={written} choose={(publishedAt) => changeDetails({ publishedAt })} />
        )}
      </div>
      <div className="grid gap-1">
        <Field label="Address" error={fieldError("sourceUrl")}>
          {(control) => (
            <Input
              {...control}
              type="url"
              inputMode="url"
              placeholder="https://"
              value={details.sourceUrl}
              onChange={(event) => changeDetails({ sourceUrl: event.target.value })}
            />
          )}
        </Field>
        {sourceOf("sourceUrl")}
      </div>
      <div className="grid gap-1">
        <Field label="Language" error={fieldError("language")}>
          {(control) => (
            <Select
              {...control}
              className="w-full"
              value={details.language}
              onChange={(event) => changeDetails({ language: event.target.value })}
            >
              {known ? null : <option value={details.language}>{languageName(details.language)}</option>}
              {languages.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {sourceOf("language", languageName)}
      </div>
    </section>
  );
}

/** A day without its year is offered with the years it may mean; the person knows which. */
function OfferedDates({ written, choose }: { written: WrittenDate; choose: (iso: string) => void }) {
  const offered = possibleDays(written, new Date().toISOString().slice(0, 10)).slice(0, 3);
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 text-[0.82rem] text-soft">
      The text says “{written.words}”. Of which year?
      {offered.map((iso) => (
        <button key={iso} type="button" className="text-link min-h-6" onClick={() => choose(iso)}>
          {iso.slice(0, 4)}
        </button>
      ))}
    </p>
  );
}
