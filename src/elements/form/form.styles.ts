import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import form from "@patternfly/patternfly/components/Form/form.css";
import helper from "@patternfly/patternfly/components/HelperText/helper-text.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import toggle from "@patternfly/patternfly/components/Switch/switch.css";
import busy from "#src/base/styles/busy.css";
import ring from "#src/base/styles/control-ring.css";
import own from "./form.css";

export const formStyles = [alert, button, form, control, helper, modalBox, toggle, ring, busy, own];
