import type { FeedVideo, Seen } from "@guang/api";
import { Avatar, cx, Icon, type IconName } from "@guang/ui";
import { setFavourited, setFollowed, setLiked, useMarks } from "../social/marks";
import { openComments, openShare } from "../social/open";
import { Link } from "../state/router";
import { useTexts } from "../texts";
import type { Entry } from "./machine";
import styles from "./Rail.module.css";

interface RailButtonProps {
  icon: IconName;
  label: string;
  count?: string;
  on?: boolean;
  tone?: "heart" | "star";
  pressed?: boolean;
  onClick: () => void;
}

function RailButton({ icon, label, count, on = false, tone, pressed, onClick }: RailButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={count && count !== label ? `${label} ${count}` : label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon
        name={icon}
        size={32}
        filled={on || icon === "share"}
        className={cx(styles.icon, on && tone && styles[tone])}
      />
      {count && <span className={styles.count}>{count}</span>}
    </button>
  );
}

function Creator({ video, seen }: { video: FeedVideo; seen: Seen }) {
  const t = useTexts();
  const { followed } = useMarks(video);
  const { creator } = video;
  return (
    <div className={styles.creator}>
      <Link
        to={`/people/${creator.id}`}
        className={styles.face}
        aria-label={t("feed.profile_of", { name: creator.name })}
      >
        <Avatar name={creator.name} src={creator.avatar_url} size={48} />
      </Link>
      {!followed && (
        <button
          type="button"
          className={styles.follow}
          aria-label={t("feed.follow_name", { name: creator.name })}
          onClick={() => void setFollowed(creator.id, true, t, seen)}
        >
          <Icon name="plus" size={16} strokeWidth={2.8} />
        </button>
      )}
    </div>
  );
}

/** The right-hand rail: creator, like, comment, favourite, share. */
export function Rail({ entry }: { entry: Entry }) {
  const t = useTexts();
  const { video } = entry;
  const marks = useMarks(video);
  const number = (value: number, none: string) => (value > 0 ? t.compact(value) : none);
  return (
    <div className={styles.rail}>
      <Creator video={video} seen={entry} />
      <RailButton
        icon="heart"
        tone="heart"
        label={t("feed.like")}
        pressed={marks.liked}
        on={marks.liked}
        count={number(marks.likes, t("feed.like"))}
        onClick={() => void setLiked(video, !marks.liked, t, entry)}
      />
      <RailButton
        icon="comment"
        label={t("feed.comment")}
        count={number(marks.comments, t("feed.comment"))}
        onClick={() => openComments(video)}
      />
      <RailButton
        icon="star"
        tone="star"
        label={t("feed.favourite")}
        pressed={marks.favourited}
        on={marks.favourited}
        count={number(marks.favourites, t("feed.favourite"))}
        onClick={() => void setFavourited(video, !marks.favourited, t, entry)}
      />
      <RailButton
        icon="share"
        label={t("feed.share")}
        count={number(marks.shares, t("feed.share"))}
        onClick={() => openShare(entry)}
      />
    </div>
  );
}
