import html
import re


def escape(text):
    return html.escape(str(text)).replace("&#x27;", "&#x27;")


def strip_tags(value):
    return re.sub(r"<[^>]*>", "", str(value))
