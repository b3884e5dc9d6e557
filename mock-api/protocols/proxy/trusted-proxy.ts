/*
 * Who may say for whom they ask (X-Forwarded-Host, -Proto, -Uri): a proxy on this machine or in the same private network. Source of the list:
 * `listen.trusted_proxy_cidrs` of the original.
 */
const TRUSTED = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|fe[89ab][0-9a-f]:)/i;

export const isTrustedProxy = (ip: string): boolean => TRUSTED.test(ip);
