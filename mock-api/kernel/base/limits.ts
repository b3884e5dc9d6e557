/*
 * Every limit of what one request may bring or cost, with its reason. `docs/limits.md` shows this list; a test compares the two,
 * and each limit has a test at it and one above it.
 */

const KB = 1024;
const MB = 1024 * KB;

/** Bodies of callers who are not signed in: a sign-in is a few hundred bytes, a signed SAML response some 30 KB. What is larger asks for memory, not for an answer. */
export const MAX_ANONYMOUS_BODY = 64 * KB;

/** Bodies of callers who are somebody, where no file is taken: Django's `DATA_UPLOAD_MAX_MEMORY_SIZE` is 2.5 MB. */
export const MAX_BODY = 2.5 * MB;

/** Bodies where files are taken (pictures, flows, SAML metadata): room for a photograph. */
export const MAX_FILE_BODY = 16 * MB;

/** All bodies above `MAX_ANONYMOUS_BODY` that are being read or answered at one time; more are asked to come back (503). Bounds the memory of many slow uploads. */
export const MAX_BODIES_AT_ONCE = 64 * MB;

/** How long a body may take to arrive, in ms: 16 MB at 5 Mbit/s are 27 s. A slower one occupies a connection and its memory for nothing. */
export const MAX_BODY_TIME_MS = 30_000;

/** Levels of lists and objects in a JSON body: what walks them calls itself once a level, and a stack has room for some thousands. */
export const MAX_JSON_DEPTH = 100;

/** Rows of one page of a list. The original has no bound; 20,000 rows are written in about half a second, which everybody else would wait: 2,000 in 50 ms. Ask for more and the answer says that there is a next page. */
export const MAX_PAGE_SIZE = 2000;

/*
 * Characters of a text whose length the original does not bound, by what it is for. Lengths that the original names stand in the
 * descriptions, and in the document.
 */

/** On one line: names, addresses, attributes, filters. Browsers and proxies cut longer addresses off; names are far shorter. */
export const MAX_LINE = 2 * KB;

/** On several lines: descriptions, redirect addresses, keys, certificates with their chain. A chain of ten is some 20 KB. */
export const MAX_AREA = 64 * KB;

/** Expressions: Python compiles this much in a few hundred ms; the longest that is shipped has some 1,000 characters. */
export const MAX_CODE = 128 * KB;

/** The text of a whole file: room for a blueprint of ten thousand entries. */
export const MAX_TEXT = 1024 * KB;

/** Characters of what a person answers in a flow: names, passwords, codes. It is kept in the plan, a visitor's as well. */
export const MAX_ANSWER = 1024;

/** Characters of one message of a socket: outposts and browsers send a few hundred. */
export const MAX_MESSAGE = 64 * KB;

/** Messages of one socket that wait for their turn: who sends faster than they are answered is disconnected with "try again later" (1013). */
export const MAX_WAITING_MESSAGES = 100;

/** Sockets that are open at one time: each takes a few kilobytes, a browser tab needs one. */
export const MAX_SOCKETS = 1000;
