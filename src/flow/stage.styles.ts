import alert from "@patternfly/patternfly/components/Alert/alert.css";
import list from "@patternfly/patternfly/components/List/list.css";
import spinner from "@patternfly/patternfly/components/Spinner/spinner.css";
import title from "@patternfly/patternfly/components/Title/title.css";
import { promptStyles } from "#src/prompts/prompt-field.styles.ts";
import own from "./stage.css";

/** Sheets that stages need around them, since they have no shadow root of their own. */
export const stageStyles = [title, ...promptStyles, list, alert, spinner, own];
