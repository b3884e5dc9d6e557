import { msg } from "@lit/localize";
import { whetherCan } from "#src/context/config.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";

/** The picture of an object as a form asks for it: by its address, or by a file, which takes the place of the address. */
export interface Picture {
    picture_url: string;
    picture_file?: File | null;
}
const { file, place } = fieldsFor<Picture>();

/** Whether files can be kept, for `pictureFields`. */
export const storesPictures = (): Promise<boolean> => whetherCan("can_save_media");

interface PictureOptions {
    label: string;
    fileLabel: string;
    /** The address at first. */
    address: string | null | undefined;
    help: string;
    /** Whether the server can keep files. */
    isStored: boolean;
    /** What the address may look like as well: see `place`. */
    also?: string;
}

/** The name of an icon in the place of an address. */
export const FONT_AWESOME = "fa:\\/\\/.+";

export const pictureFields = ({ label, fileLabel, address, help, isStored, also }: PictureOptions) => [
    // The server keeps whatever is typed, and nothing would be seen.
    place("picture_url", label, { initial: address ?? "", help, ...(also !== undefined && { also }) }),
    ...(isStored ? [file("picture_file", fileLabel, { accept: "image/*", help: msg("Takes the place of the URL above.") })] : []),
];

interface Operations<T, Body> {
    create: (body: Body) => Promise<T>;
    update: (slug: string | number, body: Body, before: T) => Promise<T>;
    retrieve: (slug: string, signal?: AbortSignal) => Promise<T>;
}

/**
 * The operations of objects with a picture, which has requests of its own: after the object, and only where it is another than before.
 * @param of its address now
 * @param set stores a file or an address; an empty address takes the picture away
 */
export function withPicture<T extends { slug: string }, Body extends object>(
    { create, update, retrieve }: Operations<T, Body>,
    of: (object: T) => string | null | undefined,
    set: (slug: string, picture: File | string) => Promise<unknown>,
): Operations<T, Body & Picture> {
    const save = async (
        { picture_url: address, picture_file: picture, ...rest }: Body & Picture,
        send: (body: Body) => Promise<T>,
        before: (saved: T) => string | null | undefined,
    ): Promise<T> => {
        // What is left without the picture is what the request was made of.
        const saved = await send(rest as unknown as Body);
        const wanted = picture ?? address;
        if (wanted === (before(saved) ?? "")) return saved;
        await set(saved.slug, wanted);
        return retrieve(saved.slug);
    };
    return {
        // Whatever a new object shows without a picture of its own is not what the form began with.
        async create(body) {
            let made: T | undefined;
            try {
                return await save(
                    body,
                    async (values) => (made = await create(values)),
                    () => "",
                );
            } catch (error) {
                if (!made) throw error;
                // It is there: creating it again would be refused.
                notifyFailure(error, msg("It was created, but its picture was refused."));
                return made;
            }
        },
        update: (slug, body, before) => save(body, (values) => update(slug, values, before), of),
        retrieve,
    };
}
