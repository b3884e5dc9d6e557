import "#src/admin/admin.interface.ts";
import { dark, screen } from "../support/story.ts";

export default { title: "Screens/Admin/System" };

export const Tenants = screen("admin", "/core/tenants");
export const Certificates = screen("admin", "/crypto/certificates");
export const CertificatesDark = dark(Certificates);
