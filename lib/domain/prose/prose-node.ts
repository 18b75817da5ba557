/** A node of prose as JSON, as loose as JSON is. */
export type ProseNode = { type?: string; text?: string; attrs?: Record<string, unknown>; marks?: ProseMark[]; content?: ProseNode[] };
export type ProseMark = { type: string; attrs?: Record<string, unknown> };
