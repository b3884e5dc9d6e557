/** What stores a picture; an empty text takes away what there is. */
export function pictureForm(picture: File | ""): FormData {
    const form = new FormData();
    if (picture) form.set("file", picture);
    else form.set("clear", "true");
    return form;
}

/** A picture that is somewhere else already. */
export const isUrl = (picture: File | string): picture is Exclude<string, ""> => typeof picture === "string" && picture !== "";
