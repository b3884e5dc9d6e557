/** What stores a picture; none takes away what there is. */
export function pictureForm(picture: File | undefined): FormData {
    const form = new FormData();
    if (picture) form.set("file", picture);
    else form.set("clear", "true");
    return form;
}
