import type { Profile as Person } from "@guang/api";
import { api, type VideoTile } from "@guang/api";
import { Avatar, Button, Icon, IconButton, Skeleton, StateView, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { tell } from "../events";
import { Page } from "../shell/Page";
import { Paged, useParts } from "../shell/Paged";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import { setFollowed, useFollowed } from "../social/marks";
import { ReportForm } from "../social/ReportForm";
import { client } from "../state/query";
import { Link } from "../state/router";
import { asSomebody, Dismissed, useMe } from "../state/session";
import { openSheet, type SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Profile.module.css";

function Numbers({ person }: { person: Person }) {
  const t = useTexts();
  const { counts } = person;
  const numbers = [
    { n: counts.followers, text: t("profile.followers") },
    { n: counts.following, text: t("profile.following") },
    { n: counts.likes, text: t("profile.likes") },
  ];
  return (
    <dl className={styles.numbers}>
      {numbers.map(({ n, text }) => (
        <div key={text}>
          <dt>{text}</dt>
          <dd>{t.compact(n)}</dd>
        </div>
      ))}
    </dl>
  );
}

function MoreSheet({ person, close, active }: SheetHandle & { person: Person }) {
  const t = useTexts();
  const { id } = person.account;
  const block = async () => {
    try {
      await asSomebody("general", () => api.social.block(id, !person.blocked));
      await client.invalidateQueries({ queryKey: ["profile", id] });
      toast(person.blocked ? t("profile.unblocked") : t("profile.blocked"));
      close();
    } catch (error) {
      if (!(error instanceof Dismissed)) toast(sayProblem(error, t));
    }
  };
  const report = () => {
    openSheet((handle) => <ReportForm {...handle} subject={id} onBack={handle.close} />);
  };
  return (
    <Panel title={person.account.name} onClose={close} active={active}>
      <div className={styles.stack}>
        <Button look="outline" wide onClick={() => void block()}>
          {person.blocked ? t("profile.unblock") : t("profile.block")}
        </Button>
        <Button look="outline" wide onClick={report}>
          {t("report.title")}
        </Button>
        <p className={styles.note}>{t("profile.block_text")}</p>
      </div>
    </Panel>
  );
}

function Head({ person }: { person: Person }) {
  const t = useTexts();
  const { account } = person;
  const me = useMe().data?.account?.id;
  const followed = useFollowed(account.id, person.followed);
  return (
    <section className={styles.head}>
      <Avatar name={account.name} src={account.avatar_url} size={84} />
      <h2>
        {account.name}
        {account.verified && (
          <Icon
            name="verified"
            size={20}
            className={styles.verified}
            aria-hidden={false}
            role="img"
            aria-label={t("profile.verified")}
          />
        )}
      </h2>
      <p className={styles.handle}>@{account.handle}</p>
      <Numbers person={person} />
      {account.bio && <p className={styles.bio}>{account.bio}</p>}
      {me !== account.id && (
        <Button
          look={followed ? "plain" : "accent"}
          className={styles.follow}
          aria-pressed={followed}
          onClick={() => void setFollowed(account.id, !followed, t)}
        >
          {followed ? t("profile.unfollow") : t("profile.follow")}
        </Button>
      )}
      {person.store && (
        <Link to={`/store/${person.store.id}`} className={styles.store}>
          <Icon name="store" size={20} /> {person.store.name}
        </Link>
      )}
    </section>
  );
}

function Tile({ video }: { video: VideoTile }) {
  return (
    <li>
      <Link to={`/watch/${video.id}`} className={styles.tile} aria-label={video.title}>
        {video.poster_url ? (
          <img src={video.poster_url} alt="" loading="lazy" />
        ) : (
          <Icon name="play" size={32} />
        )}
        <span>{video.title}</span>
      </Link>
    </li>
  );
}

function Videos({ id }: { id: string }) {
  const t = useTexts();
  const query = useParts(["videos", id], (after) => api.feed.videosOf(id, after));
  const waiting = (
    <div className={styles.grid}>
      {[0, 1, 2, 3, 4, 5].map((one) => (
        <Skeleton key={one} height={180} />
      ))}
    </div>
  );
  const empty = <StateView icon="play" title={t("profile.no_videos")} text={t("profile.no_videos_text")} />;
  return (
    <Paged query={query} waiting={waiting} empty={empty}>
      {(videos) => (
        <ul className={styles.grid}>
          {videos.map((video) => (
            <Tile key={video.id} video={video} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

/** A creator: who they are, what they make, their store. */
export default function Profile({ id }: { id: string }) {
  const t = useTexts();
  const query = useQuery({ queryKey: ["profile", id], queryFn: () => api.accounts.profile(id) });
  useEffect(() => tell({ kind: "profile_visit", subject: id, surface: "profile" }), [id]);
  const person = query.data;
  const more = person && (
    <IconButton
      icon="more"
      label={t("profile.more")}
      onClick={() => openSheet((handle) => <MoreSheet {...handle} person={person} />)}
    />
  );
  return (
    <Page title={person?.account.name ?? t("profile.title")} side={more}>
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {query.isLoading && (
        <div className={styles.head}>
          <Skeleton width={84} height={84} round />
          <Skeleton width={160} height={24} />
          <Skeleton width={240} height={40} />
        </div>
      )}
      {person && <Head person={person} />}
      {person && <Videos id={id} />}
    </Page>
  );
}
