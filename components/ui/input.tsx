import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export const controlClasses =
  "w-full rounded-(--radius) border border-edge bg-card px-2.5 py-1.5 text-ink placeholder:text-soft aria-invalid:border-ina disabled:opacity-60";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={classNames(controlClasses, "min-h-9", className)} {...rest} />;
}
