/** Raw DEFLATE (RFC 1951), as the redirect binding of SAML uses it. */
export const deflate = (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => through(bytes, new CompressionStream("deflate-raw"), Infinity);

/** The same undone. Throws for what is none, and RangeError for what grows larger than `limit` bytes. */
export const inflate = (bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array> => through(bytes, new DecompressionStream("deflate-raw"), limit);

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, limit: number): Promise<Uint8Array> {
    const writer = stream.writable.getWriter();
    // What is wrong with the bytes is told by reading; the writing side fails for the same reason.
    const written = writer
        .write(bytes)
        .then(() => writer.close())
        .catch(() => undefined);
    const parts: Uint8Array[] = [];
    let length = 0;
    const reader = stream.readable.getReader();
    for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        length += value.length;
        if (length > limit) {
            await reader.cancel();
            throw new RangeError(`The data is larger than ${limit} bytes.`);
        }
        parts.push(value);
    }
    await written;
    const whole = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
        whole.set(part, at);
        at += part.length;
    }
    return whole;
}
