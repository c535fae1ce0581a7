/** What this viewer has just done to clips and people, ahead of the server's next page. */
import { api, type FeedVideo, type Seen } from "@guang/api";
import { toast } from "@guang/ui";
import { client } from "../state/query";
import { type AskReason, asSomebody, Dismissed } from "../state/session";
import { store, useStore } from "../state/store";
import type { Texts } from "../texts";
import { sayProblem } from "../texts/problems";

interface Mark {
  liked?: boolean;
  favourited?: boolean;
  commentsMore?: number;
  sharesMore?: number;
}

const marks = store<Record<string, Mark>>({});
const follows = store<Record<string, boolean>>({});

const mark = (video: string, change: Mark) =>
  marks.set((now) => ({ ...now, [video]: { ...now[video], ...change } }));

export interface Marked {
  liked: boolean;
  likes: number;
  favourited: boolean;
  favourites: number;
  comments: number;
  shares: number;
  followed: boolean;
}

const shift = (before: boolean, after: boolean) => Number(after) - Number(before);

export function useMarks(video: FeedVideo): Marked {
  const mine = useStore(marks)[video.id] ?? {};
  const following = useStore(follows);
  const liked = mine.liked ?? video.liked;
  const favourited = mine.favourited ?? video.favourited;
  return {
    liked,
    likes: Math.max(0, (video.counts.likes ?? 0) + shift(video.liked, liked)),
    favourited,
    favourites: Math.max(0, (video.counts.favourites ?? 0) + shift(video.favourited, favourited)),
    comments: Math.max(0, (video.counts.comments ?? 0) + (mine.commentsMore ?? 0)),
    shares: (video.counts.shares ?? 0) + (mine.sharesMore ?? 0),
    followed: following[video.creator.id] ?? video.creator.followed ?? false,
  };
}

export const useFollowed = (account: string, known: boolean): boolean => useStore(follows)[account] ?? known;

/** Show it at once, do it, and take it back with the reason if it could not be done. */
async function optimistic(
  reason: AskReason,
  t: Texts,
  show: () => void,
  undo: () => void,
  act: () => Promise<unknown>,
) {
  show();
  try {
    await asSomebody(reason, act);
  } catch (error) {
    undo();
    if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
  }
}

export function setLiked(video: FeedVideo, on: boolean, t: Texts, seen?: Seen): Promise<void> {
  return optimistic(
    "like",
    t,
    () => mark(video.id, { liked: on }),
    () => mark(video.id, { liked: !on }),
    () => api.social.like(video.id, on, seen),
  );
}

export async function setFavourited(video: FeedVideo, on: boolean, t: Texts, seen?: Seen): Promise<void> {
  await optimistic(
    "like",
    t,
    () => mark(video.id, { favourited: on }),
    () => mark(video.id, { favourited: !on }),
    () => api.social.favourite(video.id, on, seen),
  );
}

export async function setFollowed(account: string, on: boolean, t: Texts, seen?: Seen): Promise<void> {
  const show = (followed: boolean) => follows.set((now) => ({ ...now, [account]: followed }));
  await optimistic(
    "follow",
    t,
    () => show(on),
    () => show(!on),
    () => api.social.follow(account, on, seen),
  );
  void client.invalidateQueries({ queryKey: ["profile", account] });
}

export const commentsChanged = (video: string, by: number): void =>
  mark(video, { commentsMore: (marks.get()[video]?.commentsMore ?? 0) + by });

export const shared = (video: string): void =>
  mark(video, { sharesMore: (marks.get()[video]?.sharesMore ?? 0) + 1 });
