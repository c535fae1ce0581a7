/** Which world the server runs: a labelled demo, or a real one. */
export async function worldOf(): Promise<{ demo: boolean }> {
  try {
    const answer = await fetch("/health", { headers: { Accept: "application/json" } });
    const body = (await answer.json()) as { demo?: boolean };
    return { demo: body.demo === true };
  } catch {
    return { demo: false };
  }
}
