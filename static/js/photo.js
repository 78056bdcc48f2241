// Shows which part of a photo will stay. The server cuts it; this is a sketch.
const form = document.querySelector("form[data-photo]");
const preview = form?.querySelector("[data-preview]");

form?.addEventListener("change", () => {
  const [file] = form.elements.photo.files;
  preview.hidden = !file;
  preview.dataset.part = form.elements.part.value;
  if (file && preview.dataset.of !== `${file.name}${file.size}`) draw(file);
});

function draw(file) {
  URL.revokeObjectURL(preview.src);
  preview.src = URL.createObjectURL(file);
  preview.dataset.of = `${file.name}${file.size}`;
}
