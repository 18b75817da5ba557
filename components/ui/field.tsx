import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { Label } from "./label.tsx";

type ControlProps = { id: string; "aria-describedby"?: string; "aria-invalid"?: true };

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  /** Draw the control with the attributes that tie it to its label, hint and error. */
  children: (control: ControlProps) => ReactNode;
  /** Keep the label for screen readers only. */
  hideLabel?: boolean;
  className?: string;
};

/** A labelled control with its hint, and its error beside it, announced when it appears. */
export function Field({ label, hint, error, children, hideLabel = false, className }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className={classNames("grid content-start gap-1", className)}>
      <Label htmlFor={id} className={hideLabel ? "sr-only" : undefined}>
        {label}
      </Label>
      {hint ? (
        <p id={`${id}-hint`} className="text-[0.82rem] text-soft">
          {hint}
        </p>
      ) : null}
      {children({ id, ...(described ? { "aria-describedby": described } : {}), ...(error ? { "aria-invalid": true } : {}) })}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** The live region stands before the error does, so that screen readers hear it arrive. */
export function FieldError({ id, error }: { id?: string; error?: string | null }) {
  return (
    <div id={id} role="alert" className="empty:absolute">
      {error ? (
        <p className="flex items-start gap-1.5 text-sm text-ina">
          <CircleAlert aria-hidden className="mt-[0.2em] size-4 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
