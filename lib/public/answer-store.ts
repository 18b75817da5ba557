import { LRUCache } from "lru-cache";
import type { KeptAnswer } from "./kept-answer.ts";

/** Kept answers, the least recently used dropped first when they take more than `limit` bytes. None may take a quarter of them alone. */
export class AnswerStore extends LRUCache<string, KeptAnswer> {
  constructor(limit: number) {
    super({ maxSize: limit, maxEntrySize: Math.floor(limit / 4), sizeCalculation: ({ bytes }) => bytes });
  }

  /** Least recently used first. */
  addresses(): string[] {
    return [...this.rkeys()];
  }
}
