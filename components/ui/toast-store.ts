export type ToastMessage = {
  id: number;
  text: string;
  tone: "plain" | "problem";
  action: { label: string; run: () => void } | null;
  /** What it is about: the next word on it takes its place. */
  topic: string | null;
};

let messages: ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

type More = { tone?: ToastMessage["tone"]; undo?: () => void; action?: ToastMessage["action"]; topic?: string };

/** Says something near where somebody has acted, over nothing that is read or pressed; give `undo` rather than asking "are you sure?" beforehand. */
export function showToast(text: string, more: More = {}): void {
  raiseToast(text, more);
}

/** The same, and answers with what takes it away. */
export function raiseToast(text: string, more: More = {}): () => void {
  const action = more.undo ? { label: "Undo", run: more.undo } : (more.action ?? null);
  const topic = more.topic ?? null;
  const others = messages.filter((message) => topic === null || message.topic !== topic);
  const id = nextId++;
  set([...others.slice(-2), { id, text, tone: more.tone ?? "plain", action, topic }]);
  return () => dismissToast(id);
}

export function dismissToast(id: number): void {
  set(messages.filter((message) => message.id !== id));
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentToasts(): ToastMessage[] {
  return messages;
}
