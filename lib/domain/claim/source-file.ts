import { toStorable } from "../text/storable.ts";

const longestFileName = 200;

/** A file's name as it is kept and shown: no folder of somebody's computer, and no sign that nobody sees or that turns the others around. */
export function fileNameOf(given: string): string {
  const name = toStorable(given)
    .replace(/^.*[/\\]/s, "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, "");
  const [, stem = name, ending = ""] = /^(.+?)(\.[^.\s]{1,10})$/su.exec(name.trim()) ?? [];
  return `${[...stem]
    .slice(0, longestFileName - ending.length)
    .join("")
    .trim()}${ending}`;
}
