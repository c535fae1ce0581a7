import { Button, Icon, toast } from "@guang/ui";
import { tell } from "../events";
import type { Entry } from "../feed/machine";
import { Panel } from "../shell/Panel";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { shared } from "./marks";
import styles from "./Sheets.module.css";

/** The clip as a link, to the clipboard or into another app. */
export default function ShareSheet({ entry, close, active }: SheetHandle & { entry: Entry }) {
  const t = useTexts();
  const { video } = entry;
  const link = `${location.origin}/s/${video.id}`;
  const done = () => {
    tell({
      kind: "share",
      subject: video.id,
      slot: entry.slot,
      ...(entry.page ? { page: entry.page } : {}),
    });
    shared(video.id);
    close();
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      toast(t("share.copied"));
      done();
    } catch {
      toast(t("share.copy_failed"));
    }
  };
  const send = async () => {
    try {
      await navigator.share({ title: video.title, url: link });
      done();
    } catch {
      // Closing the system's sheet is an answer, not a fault.
    }
  };
  return (
    <Panel title={t("share.title")} onClose={close} active={active}>
      <div className={styles.preview}>
        {video.poster_url && <img src={video.poster_url} alt="" />}
        <div>
          <strong>{video.creator.name}</strong>
          <p>{video.title}</p>
        </div>
      </div>
      <p className={styles.link}>{link}</p>
      <div className={styles.stack}>
        <Button look="accent" wide onClick={() => void copy()}>
          <Icon name="link" size={20} /> {t("share.copy")}
        </Button>
        {"share" in navigator && (
          <Button look="plain" wide onClick={() => void send()}>
            <Icon name="share" size={20} /> {t("share.other")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
