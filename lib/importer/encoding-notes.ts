import type { Warning } from "#lib/domain/article/article.ts";
import { charsetName, mended } from "#lib/domain/text/charset.ts";
import type { Decoded } from "./decode.ts";
import type { Misreading } from "./mojibake.ts";

/** What a person should know of how a text was decoded: nothing where it said so itself and kept to it. */
export function encodingNotes({ text, charset, source, overruled }: Extract<Decoded, { text: string }>): Warning[] {
  const name = charsetName(charset);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  return [
    ...(overruled === null
      ? []
      : [
          {
            code: "encoding-overruled",
            message: `It is said to be ${charsetName(overruled)}, but its bytes are not: it was read as ${name}.`,
          },
        ]),
    ...(source === "guess" && overruled === null
      ? [
          {
            code: "encoding-guessed",
            message: `Nothing says how its letters are encoded. They were read as ${name}: if words look wrong, choose another encoding.`,
          },
        ]
      : []),
    ...(broken === 0 ? [] : [{ code: "unreadable-characters", message: unreadable(text, broken) }]),
  ];
}

/** The text shows that it was decoded wrongly before it came to us. */
export function misreadingNote({ sample }: Misreading): Warning {
  return {
    code: "mojibake",
    message: `An earlier program seems to have read this text wrongly: “${sample.read}” was probably “${sample.mended}”. Nothing was changed: the encoding “${mended}” puts it right.`,
  };
}

export function mendedNote({ sample }: Misreading): Warning {
  return {
    code: "mended",
    message: `What an earlier program had read wrongly was put right, as asked: “${sample.read}” is “${sample.mended}” now.`,
  };
}

function unreadable(text: string, count: number): string {
  const at = text.indexOf("\uFFFD");
  const around = text.slice(Math.max(0, at - 20), at + 20).replaceAll(/\s+/g, " ");
  return `${count === 1 ? "1 character" : `${count} characters`} could not be read and ${count === 1 ? "stands" : "stand"} as \uFFFD, first in “${around}”.`;
}
