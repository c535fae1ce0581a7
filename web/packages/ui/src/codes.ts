/** Secrets that people copy by hand or keep in a file. */

/** A secret in groups of four, to be read and typed. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");

/** Hand the reader a text file; it never leaves the page otherwise. */
export function keepAsFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
