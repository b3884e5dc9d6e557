/** Languages that a user can choose; codes as the backend stores them. */
export const locales: readonly { code: string; label: string }[] = [
    { code: "en", label: "English" },
    { code: "debug", label: "Debug" },
    { code: "fr", label: "French" },
    { code: "tr", label: "Turkish" },
    { code: "es", label: "Spanish" },
    { code: "pl", label: "Polish" },
    { code: "zh_TW", label: "Taiwanese Mandarin" },
    { code: "zh-CN", label: "Chinese (simplified)" },
    { code: "zh-HK", label: "Chinese (traditional)" },
    { code: "de", label: "German" },
];
