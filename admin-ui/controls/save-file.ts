/** Hands a file to the browser under that name. */
export function saveAs(file: Blob, fileName: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Hands a file to the browser under a name that says of which day it is: `thu-tuc-2026-11-30.xlsx`. */
export const saveFile = (file: Blob, name: string, extension: string): void =>
  // The Swedish locale writes dates as ISO 8601 does.
  saveAs(file, `${name}-${new Date().toLocaleDateString('sv-SE')}.${extension}`);
