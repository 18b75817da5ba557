import type { KeptAnswer } from "./kept-answer.ts";

/** Kept answers, the least recently used dropped first when they take more than `limit` bytes. */
export class AnswerStore {
  readonly #answers = new Map<string, KeptAnswer>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(address: string): KeptAnswer | undefined {
    const answer = this.#answers.get(address);
    if (answer) {
      this.#answers.delete(address);
      this.#answers.set(address, answer);
    }
    return answer;
  }

  set(address: string, answer: KeptAnswer): void {
    this.delete(address);
    if (answer.bytes > this.#limit / 4) return;
    this.#answers.set(address, answer);
    this.#bytes += answer.bytes;
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.delete(oldest);
    }
  }

  delete(address: string): void {
    this.#bytes -= this.#answers.get(address)?.bytes ?? 0;
    this.#answers.delete(address);
  }

  addresses(): string[] {
    return [...this.#answers.keys()];
  }
}
