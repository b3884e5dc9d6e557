import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import check from "@patternfly/patternfly/components/Check/check.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import form from "@patternfly/patternfly/components/Form/form.css";
import helper from "@patternfly/patternfly/components/HelperText/helper-text.css";
import list from "@patternfly/patternfly/components/List/list.css";
import spinner from "@patternfly/patternfly/components/Spinner/spinner.css";
import title from "@patternfly/patternfly/components/Title/title.css";
import ring from "#src/base/styles/control-ring.css";
import own from "./stage.css";

/** Sheets that stages need around them, since they have no shadow root of their own. */
export const stageStyles = [title, form, control, helper, button, check, list, alert, spinner, ring, own];
