class _Settings:
    USE_TZ = True
    TIME_ZONE = "UTC"
    DEBUG = False
    LANGUAGE_CODE = "en-us"

    def __getattr__(self, name):
        raise AttributeError(f"'Settings' object has no attribute '{name}'")


settings = _Settings()
