import button from "@patternfly/patternfly/components/Button/button.css";
import check from "@patternfly/patternfly/components/Check/check.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import form from "@patternfly/patternfly/components/Form/form.css";
import helper from "@patternfly/patternfly/components/HelperText/helper-text.css";
import ring from "#src/base/styles/control-ring.css";
import own from "./prompt-field.css";

/** Sheets that the fields of prompts need around them. */
export const promptStyles = [form, control, helper, button, check, ring, own];
