// The error summary takes focus, so that a reader hears at once what to correct.
document.querySelector("[data-take-focus]")?.focus();
