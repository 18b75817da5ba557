import { Button } from "./button.tsx";
import { Input } from "./input.tsx";

type SameAsFormProps = {
  /** The page it is asked on, which gets the words as `like`. */
  path: string;
  label: string;
  placeholder: string;
  query: string;
  submit: string;
};

/** Looks for what may be the same as what a page is about, to be merged. Works without script. */
export function SameAsForm({ path, label, placeholder, query, submit }: SameAsFormProps) {
  return (
    <form action={path} className="flex flex-wrap items-end gap-2">
      <label htmlFor="like" className="grid min-w-0 grow basis-60 gap-1 text-sm font-medium">
        {label}
        <Input id="like" type="search" name="like" placeholder={placeholder} dir="auto" defaultValue={query} />
      </label>
      <Button type="submit">{submit}</Button>
    </form>
  );
}
