/** Handles an error by doing nothing. @param reason why that is right: where the error is shown instead, or why it does not matter */
export const ignore = (reason: string) => (): void => void reason;
