import { match } from "../state/router";

export interface FeedPlace {
  tab: "for_you" | "following";
  opened: string | null;
}

/** The places that show the feed; null means another page is in front of it. */
export function feedPlace(path: string): FeedPlace | null {
  if (path === "/" || path === "/index.html") return { tab: "for_you", opened: null };
  if (path === "/following") return { tab: "following", opened: null };
  const video = match("/watch/:id", path) ?? match("/s/:id", path);
  if (video?.id?.startsWith("vid_")) return { tab: "for_you", opened: video.id };
  if (match("/s/:id", path) || match("/p/:id", path)) return { tab: "for_you", opened: null };
  return null;
}
