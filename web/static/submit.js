// Submits the form of a page that only hands something on to another site.
document.querySelector("form[data-submit]")?.submit();
