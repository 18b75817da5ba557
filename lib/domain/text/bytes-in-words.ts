const units: [bytes: number, name: string][] = [
  [1e12, "TB"],
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "kB"],
];

/** An amount of bytes as people say it: "312 kB", "1.2 GB". */
export function bytesInWords(bytes: number): string {
  const [size, name] = units.find(([least]) => bytes >= least) ?? [1, bytes === 1 ? "byte" : "bytes"];
  const amount = bytes / size;
  return `${amount < 10 && size > 1 ? Number(amount.toFixed(1)) : Math.round(amount)} ${name}`;
}
