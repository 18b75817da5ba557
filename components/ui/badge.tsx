import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

const badge = cva(
  "inline-flex items-center gap-1 rounded-full border px-2 py-px text-[0.76rem] leading-5 font-medium whitespace-nowrap [&_svg]:size-3.5",
  {
    variants: {
      tone: {
        plain: "border-line text-soft",
        good: "border-current text-acc",
        warning: "border-current text-ctx",
        bad: "border-current text-ina",
        note: "border-current text-op",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

export function Badge({ className, tone, ...rest }: ComponentProps<"span"> & VariantProps<typeof badge>) {
  return <span className={classNames(badge({ tone }), className)} {...rest} />;
}
