{
  // The development server keeps this line open and says when a new build is there.
  const changes = new EventSource(".changes");
  changes.addEventListener("message", () => location.reload());
}
