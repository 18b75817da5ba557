/** The file was moved, changed or closed to us since it was chosen. */
export class UnreadableFile extends Error {}

export function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new UnreadableFile("The file could not be read.", { cause: reader.error }));
    reader.readAsDataURL(blob);
  });
}
