/** Says something to the person; answers with what takes it away again. */
export type Say = (text: string, more?: { problem?: boolean; undo?: () => void }) => () => void;
export type Tell = (text: string, more?: { problem?: boolean; undo?: () => void }) => void;

/** As many as anybody would go back. */
const most = 20;

/** Keeps what can be undone also when the message that offered it is gone: the newest first, each once. */
export function rememberUndos(say: Say): { tell: Tell; undo: () => boolean; undoable: (deed: Promise<void>) => Promise<void> } {
  let undos: (() => void)[] = [];
  let underWay: Promise<void> | null = null;

  /** What is being done can't be undone yet: asked meanwhile, it is undone as soon as it is done. */
  function undoable(deed: Promise<void>): Promise<void> {
    const done = deed.finally(() => {
      if (underWay === done) underWay = null;
    });
    underWay = done;
    return done;
  }

  function tell(text: string, more: { problem?: boolean; undo?: () => void } = {}): void {
    const { undo: way, ...rest } = more;
    if (!way) {
      say(text, rest);
      return;
    }
    const run = () => {
      if (!undos.includes(run)) return;
      undos = undos.filter((each) => each !== run);
      takeAway();
      way();
    };
    undos = [...undos.slice(1 - most), run];
    const takeAway = say(text, { ...rest, undo: run });
  }

  /** False where there is nothing to undo. */
  function undo(): boolean {
    if (underWay) {
      void underWay.then(undo);
      return true;
    }
    const newest = undos.at(-1);
    newest?.();
    return newest !== undefined;
  }

  return { tell, undo, undoable };
}
