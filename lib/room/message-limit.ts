/** A bucket of messages for one socket: refilled steadily, emptied by each message. */
export function createMessageLimit(perSecond = 200, burst = 2000) {
  let left = burst;
  let filledAt = performance.now();
  return {
    /** False once there were too many. */
    take(): boolean {
      const now = performance.now();
      left = Math.min(burst, left + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      left -= 1;
      return left >= 0;
    },
  };
}
