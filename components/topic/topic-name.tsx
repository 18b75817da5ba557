"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { renameTopicAction } from "#lib/actions/topic.ts";
import type { Topic } from "#lib/domain/article/topic.ts";
import { Button } from "../ui/button.tsx";
import { Field, FieldError } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { useAction } from "../ui/use-action.ts";

/** A topic's name as the page's heading, and the way to give it another. */
export function TopicName({ topic }: { topic: Topic }) {
  const router = useRouter();
  const { run, pending, formRef, fieldError, formError } = useAction(renameTopicAction);
  const [name, setName] = useState<string | null>(null);

  if (name === null) {
    return (
      <div className="flex grow flex-wrap items-baseline gap-x-3">
        <h1 className="font-serif text-3xl leading-tight font-semibold wrap-anywhere" dir="auto">
          {topic.name}
        </h1>
        <Button size="small" variant="quiet" className="text-soft" onClick={() => setName(topic.name)}>
          Rename…
        </Button>
      </div>
    );
  }
  return (
    <form
      ref={formRef}
      className="flex grow flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        run({ id: topic.id, name }, () => {
          setName(null);
          router.refresh();
        });
      }}
    >
      <Field label="Name of the topic" error={fieldError("name")}>
        {(control) => (
          <Input
            {...control}
            dir="auto"
            required
            autoFocus
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" disabled={pending}>
        Save
      </Button>
      <Button onClick={() => setName(null)}>Cancel</Button>
      <FieldError error={formError} />
    </form>
  );
}
