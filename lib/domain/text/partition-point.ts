/**
 * How many of `length` entries in order pass a test that, once it fails, fails for all that follow: the index of the first that fails. Asks
 * about a logarithmic number of them.
 */
export function partitionPoint(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
