/** Ways into the sheets that belong to a clip. */
import type { FeedVideo } from "@guang/api";
import { type ReactNode, Suspense } from "react";
import type { FeedActs } from "../feed/FeedActs";
import type { Entry } from "../feed/machine";
import { later } from "../shell/later";
import { openSheet, type SheetHandle } from "../state/sheets";

const CommentsSheet = later(() => import("./CommentsSheet"));
const ShareSheet = later(() => import("./ShareSheet"));
const WhySheet = later(() => import("./WhySheet"));

const show = (render: (handle: SheetHandle) => ReactNode, keepsVideo: boolean): void => {
  openSheet((handle) => <Suspense fallback={null}>{render(handle)}</Suspense>, { keepsVideo });
};

export const openComments = (video: FeedVideo): void =>
  show((handle) => <CommentsSheet {...handle} video={video} />, true);

export const openShare = (entry: Entry): void =>
  show((handle) => <ShareSheet {...handle} entry={entry} />, false);

export const openWhy = (entry: Entry, acts: FeedActs): void =>
  show((handle) => <WhySheet {...handle} entry={entry} acts={acts} />, false);
