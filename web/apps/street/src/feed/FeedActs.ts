import type { Entry } from "./machine";

/** What a sheet may ask of the feed it was opened from. */
export interface FeedActs {
  /** Take the clip away; returns how to put it back. */
  dismiss: (entry: Entry) => () => void;
}
