/** A file goes up in parts; a broken connection continues where the server says it stopped. */
import { call, Problem } from "@guang/api";
import type { Upload } from "./types";

const PATIENCE = 6;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export async function send(
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  let upload = await call<Upload>("POST", "/api/uploads", {
    body: { name: file.name, bytes: file.size, content_type: file.type },
    signal,
  });
  let failures = 0;
  while (upload.offset < file.size) {
    const part = file.slice(upload.offset, upload.offset + upload.chunk_bytes);
    try {
      upload = await call<Upload>("PATCH", `/api/uploads/${upload.id}`, {
        body: part,
        headers: {
          "Content-Type": "application/offset+octet-stream",
          "Upload-Offset": String(upload.offset),
        },
        signal,
      });
      failures = 0;
    } catch (error) {
      const again = error instanceof Problem && (error.trouble !== "refused" || error.status === 409);
      failures += 1;
      if (!again || failures > PATIENCE) throw error;
      await pause(250 * 2 ** failures);
      upload = await call<Upload>("GET", `/api/uploads/${upload.id}`, { signal }).catch(() => upload);
    }
    progress(upload.offset / file.size);
  }
  return upload;
}
