import { Button } from "@guang/ui";
import { openSheet, type SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { Panel } from "./Panel";

function PostSheet({ close, active }: SheetHandle) {
  const t = useTexts();
  return (
    <Panel
      title={t("post.title")}
      onClose={close}
      active={active}
      foot={
        <Button look="accent" wide onClick={() => location.assign("/desk/")}>
          {t("post.open_desk")}
        </Button>
      }
    >
      <p>{t("post.text")}</p>
    </Panel>
  );
}

/** Making a video is desk work: say so and lead there. */
export const openPost = (): void => void openSheet((handle) => <PostSheet {...handle} />);
