/** What a hint from the gateway changes in an open feed. */
import type { Hint } from "@guang/api";
import type { Entry } from "./machine";

const withdrawn = ({ video }: Entry, subject: string) =>
  video.id === subject || video.creator.id === subject || video.store?.id === subject;

/** The clips that a restriction takes away: one video, or all of a person or a store. */
export const taken = (entries: readonly Entry[], subject: string): string[] =>
  entries.filter((entry) => withdrawn(entry, subject)).map((entry) => entry.video.id);

/** The same entries with their anchors as they are now; the very same where nothing has changed. */
export function reanchored(entries: readonly Entry[], hint: Hint): readonly Entry[] {
  if (hint.kind === "restricted") {
    const gone = hint.subject;
    return changed(entries, gone, (anchors) => anchors.filter((anchor) => anchor.product !== gone));
  }
  if (hint.kind !== "unavailable" && hint.kind !== "available") return entries;
  const { product, kind } = hint;
  return changed(entries, product, (anchors) =>
    anchors.map((anchor) =>
      anchor.product === product ? { ...anchor, sold_out: kind === "unavailable" } : anchor,
    ),
  );
}

type Anchors = Entry["video"]["anchors"];

function changed(
  entries: readonly Entry[],
  product: string,
  change: (anchors: Anchors) => Anchors,
): readonly Entry[] {
  if (!entries.some(({ video }) => video.anchors.some((anchor) => anchor.product === product)))
    return entries;
  return entries.map((entry) =>
    entry.video.anchors.some((anchor) => anchor.product === product)
      ? { ...entry, video: { ...entry.video, anchors: change(entry.video.anchors) } }
      : entry,
  );
}
