/** A part of a mail beside its text. */
export interface Attachment {
    readonly name: string;
    readonly type: string;
    /** By which the mail's HTML names it: `cid:…`, RFC 2392. */
    readonly cid: string;
    /** Base64. */
    readonly data: string;
}

/** The sandbox's icon, 48 by 48: mail programs show no SVG. */
export const LOGO: Attachment = {
    name: "logo.png",
    type: "image/png",
    cid: "logo.png",
    data: [
        "iVBORw0KGgoAAAANSUhEUgAAADAAAAAwBAMAAAClLOS0AAAAGFBMVEXoVwroWAvnWQ3nWAvoWQzvk2H1upv++vgltlL5AAAABHRSTlMCZKCFZZEGqwAAAQJJ",
        "REFUOMudlGEOgjAMhdFwAEk4gIkewEQOIDjwAlMugHAB2a7vWLfSlUGi/UGafr73oElNkj8rO119ZWS8E0EdcH4OQeVJLliVUaPZLF8CkJyXoAqdnk9JvVLX",
        "N4PWypMbAWZuCAEu+6Ftvef0nAhQcseXqs2w781DMmCcRvv8IChs18JvLWZAQRIHbuL4OqgwfNUqAkDx0roz+1q+bjNtsB7oBwIQ2pXEcAdamI+CK2rYoeRL",
        "tPG4dWpliZ8HislM1jEFpHQ83INxTaG2FRwopeaMnIDO9+UWSOl3+P5owJ4A34pLcAYNOontw4mc2gWOsIgLNs6ZE5wbkl2jfxk/1Rc4TgVdwhCQLAAAAABJ",
        "RU5ErkJggg==",
    ].join(""),
};
