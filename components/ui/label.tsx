import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

type LabelProps = Omit<ComponentProps<"label">, "htmlFor"> & { htmlFor: string };

export function Label({ className, htmlFor, children, ...rest }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={classNames("text-sm font-medium text-ink", className)} {...rest}>
      {children}
    </label>
  );
}
