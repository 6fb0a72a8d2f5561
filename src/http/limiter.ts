import { addressGroup } from '#src/http/address.ts';

export interface AddressLimiter {
  /** Writes down one request of somebody who is not signed in. */
  count(address: string): void;
  isOver(address: string): boolean;
}

const MOST_ADDRESSES = 50_000;

/**
 * Counts requests by address in a sliding window, in memory: each process on its own, forgotten at its end.
 * The window slides by weighing the part of the last full window that is still inside.
 */
export function createAddressLimiter(options: {
  count: number;
  windowMs: number;
  nowMs?: () => number;
}): AddressLimiter {
  const nowMs = options.nowMs ?? (() => performance.now());
  let current = new Map<string, number>();
  let previous = new Map<string, number>();
  let windowStart = nowMs();

  function slide(): number {
    const passed = nowMs() - windowStart;
    if (passed >= options.windowMs) {
      previous = passed < 2 * options.windowMs ? current : new Map();
      current = new Map();
      windowStart += Math.floor(passed / options.windowMs) * options.windowMs;
    }
    return 1 - (nowMs() - windowStart) / options.windowMs;
  }

  return {
    count(address) {
      slide();
      const group = addressGroup(address);
      // A flood from made-up addresses must not fill the memory; those already known are still counted.
      if (current.size >= MOST_ADDRESSES && !current.has(group)) return;
      current.set(group, (current.get(group) ?? 0) + 1);
    },
    isOver(address) {
      const weight = slide();
      const group = addressGroup(address);
      return (current.get(group) ?? 0) + (previous.get(group) ?? 0) * weight >= options.count;
    },
  };
}
