import button from "@patternfly/patternfly/components/Button/button.css";
import check from "@patternfly/patternfly/components/Check/check.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import pagination from "@patternfly/patternfly/components/Pagination/pagination.css";
import table from "@patternfly/patternfly/components/Table/table.css";
import toolbar from "@patternfly/patternfly/components/Toolbar/toolbar.css";
import ring from "#src/base/styles/control-ring.css";
import narrow from "./narrow.css";
import peeking from "./peeking.css";
import own from "./table.css";

/* Cells are rendered by the pages, so what they usually hold is dressed here too. */
export const tableStyles = [button, check, control, description, label, pagination, toolbar, table, ring, own, peeking, narrow];
