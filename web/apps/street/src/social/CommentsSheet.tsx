import { api, type Comment, type FeedVideo } from "@guang/api";
import { Avatar, Button, Icon, IconButton, StateView, toast } from "@guang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { RowsWaiting } from "../shell/PageWaiting";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import { client } from "../state/query";
import { asSomebody, Dismissed } from "../state/session";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { ago } from "../texts/ago";
import { sayProblem } from "../texts/problems";
import styles from "./Comments.module.css";
import { commentsChanged, useMarks } from "./marks";

interface OneProps {
  comment: Comment;
  onReply: (comment: Comment) => void;
  onDrop: (comment: Comment) => void;
}

function Like({ comment }: { comment: Comment }) {
  const t = useTexts();
  const [liked, setLiked] = useState(comment.liked);
  const likes = comment.likes + Number(liked) - Number(comment.liked);
  const like = async () => {
    setLiked(!liked);
    try {
      await asSomebody("like", () => api.social.likeComment(comment.id, !liked));
    } catch (error) {
      setLiked(liked);
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    }
  };
  return (
    <button
      type="button"
      className={styles.like}
      aria-pressed={liked}
      aria-label={likes > 0 ? `${t("comments.like")} ${t.compact(likes)}` : t("comments.like")}
      onClick={() => void like()}
    >
      <Icon name="heart" size={20} filled={liked} />
      <span>{likes > 0 ? t.compact(likes) : ""}</span>
    </button>
  );
}

function One({ comment, onReply, onDrop }: OneProps) {
  const t = useTexts();
  const name = comment.author?.name ?? t("comments.somebody");
  if (comment.is_deleted) return <p className={styles.gone}>{t("comments.deleted")}</p>;
  return (
    <div className={styles.one}>
      <Avatar name={name} src={comment.author?.avatar_url} size={36} />
      <div className={styles.words}>
        <p className={styles.who}>
          {name}
          {comment.answered && comment.answered.id !== comment.author?.id && ` › ${comment.answered.name}`}
        </p>
        <p className={styles.text}>{comment.text}</p>
        <p className={styles.acts}>
          <time dateTime={comment.at}>{ago(comment.at, t.locale)}</time>
          <button type="button" onClick={() => onReply(comment)}>
            {t("comments.reply")}
          </button>
          {comment.is_mine && (
            <button type="button" onClick={() => onDrop(comment)}>
              {t("comments.delete")}
            </button>
          )}
        </p>
      </div>
      <Like comment={comment} />
    </div>
  );
}

/** A comment with its answers, fetched when somebody wants to read them. */
function Thread({ comment, video, onReply, onDrop }: OneProps & { video: string }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ["comments", video, comment.id],
    queryFn: ({ pageParam }) => api.social.replies(comment.id, pageParam || undefined),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    enabled: open,
  });
  const replies = query.data?.pages.flatMap((page) => page.items) ?? [];
  const more = !open ? comment.replies > 0 : query.hasNextPage;
  return (
    <li>
      <One comment={comment} onReply={onReply} onDrop={onDrop} />
      <ul className={styles.replies}>
        {open &&
          replies.map((reply) => (
            <li key={reply.id}>
              <One comment={reply} onReply={onReply} onDrop={onDrop} />
            </li>
          ))}
      </ul>
      {more && (
        <Button
          look="quiet"
          small
          className={styles.more}
          busy={query.isFetching}
          onClick={() => (open ? void query.fetchNextPage() : setOpen(true))}
        >
          {open ? t("common.more") : t("comments.replies", { n: comment.replies })}
        </Button>
      )}
    </li>
  );
}

interface WriteProps {
  video: FeedVideo;
  to: Comment | null;
  onLetGo: () => void;
}

function Write({ video, to, onLetGo }: WriteProps) {
  const t = useTexts();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (!words) return;
    setBusy(true);
    try {
      await asSomebody("comment", () => api.social.comment(video.id, words, to?.reply_to ?? to?.id));
      setText("");
      onLetGo();
      commentsChanged(video.id, 1);
      await client.invalidateQueries({ queryKey: ["comments", video.id] });
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={styles.write} onSubmit={(event) => void send(event)}>
      {to && (
        <p className={styles.to}>
          {t("comments.replying_to", { name: to.author?.name ?? "" })}
          <IconButton icon="close" size={16} label={t("common.cancel")} onClick={onLetGo} />
        </p>
      )}
      <div className={styles.row}>
        <input
          ref={field}
          className="g-field__input"
          value={text}
          maxLength={500}
          aria-label={t("comments.write")}
          placeholder={t("comments.placeholder")}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" look="accent" busy={busy} disabled={text.trim() === ""}>
          {t("comments.send")}
        </Button>
      </div>
    </form>
  );
}

/** What people say about a clip, with answers below what they answer. */
export default function CommentsSheet({ video, close, active }: SheetHandle & { video: FeedVideo }) {
  const t = useTexts();
  const { comments: count } = useMarks(video);
  const [to, setTo] = useState<Comment | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["comments", video.id],
    queryFn: ({ pageParam }) => api.social.comments(video.id, pageParam || undefined),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
  const comments = query.data?.pages.flatMap((page) => page.items) ?? [];
  const drop = async (comment: Comment) => {
    try {
      await api.social.dropComment(comment.id);
      commentsChanged(video.id, -1);
      await client.invalidateQueries({ queryKey: ["comments", video.id] });
    } catch (error) {
      toast(sayProblem(error, t));
    }
  };
  const title =
    count > 0 ? t("comments.title_count", { n: count, count: t.compact(count) }) : t("comments.title");
  return (
    <Panel
      title={title}
      onClose={close}
      active={active}
      size="two-thirds"
      foot={<Write video={video} to={to} onLetGo={() => setTo(null)} />}
    >
      {query.isLoading && <RowsWaiting rows={3} />}
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && comments.length === 0 && (
        <StateView icon="comment" title={t("comments.none")} text={t("comments.none_text")} />
      )}
      <ul>
        {comments.map((comment) => (
          <Thread
            key={comment.id}
            comment={comment}
            video={video.id}
            onReply={setTo}
            onDrop={(one) => void drop(one)}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button look="quiet" wide busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </Panel>
  );
}
