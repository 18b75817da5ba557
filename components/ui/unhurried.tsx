import { type ComponentType, memo, Suspense } from "react";

/**
 * The same part of a page, brought to life after what stands outside of it: the server has drawn it, and it can be read meanwhile. Whoever
 * presses something in it has it at once. `memo`, as a part that is drawn anew from above is brought to life there and then.
 */
export function unhurried<Props extends object>(Part: ComponentType<Props>) {
  return memo(function Unhurried(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  });
}
