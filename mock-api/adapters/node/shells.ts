/** Which page stands for a path: the interfaces are single pages below their own path. */
const SHELLS: readonly [RegExp, string][] = [
    [/^\/if\/admin(\/|$)/, "/admin.html"],
    [/^\/if\/user(\/|$)/, "/user.html"],
    [/^\/if\/flow\/[^/]+\/?$/, "/flow.html"],
];

export const shellOf = (pathname: string): string | undefined => SHELLS.find(([pattern]) => pattern.test(pathname))?.[1];
