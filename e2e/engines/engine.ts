export type Place = { x: number; y: number };

/** One window of a browser that Playwright can't drive, with cookies of its own. */
export type EngineWindow = {
  open(address: string): Promise<void>;
  /** Evaluates an expression in the page. It has to be plain data. */
  ask(expression: string): Promise<unknown>;
  /** With the mouse, from where to where; a click where both are the same. */
  drag(from: Place, to: Place): Promise<void>;
  /** By the keyboard, where the caret stands. */
  type(words: string): Promise<void>;
  close(): Promise<void>;
};

export type Engine = { name: string; openWindow(): Promise<EngineWindow>; close(): Promise<void> };
