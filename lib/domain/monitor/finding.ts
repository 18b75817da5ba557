/** What a monitor has found. `alarm`: somebody must look at it, for what was public is so no longer, or is no longer what it was. */
export type Finding = {
  event: "began" | "moved" | "restored" | "key" | "fork" | "rollback" | "rewrite" | "broken" | "changed" | "unlogged" | "gone";
  alarm: boolean;
  message: string;
};

export const alarm = (event: Finding["event"], message: string): Finding => ({ event, alarm: true, message });
export const note = (event: Finding["event"], message: string): Finding => ({ event, alarm: false, message });
