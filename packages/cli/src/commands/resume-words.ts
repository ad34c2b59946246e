/** The words that go on with a run, as they would have to be typed here. */
export function resumeWords(
  id: string,
  flags: { readonly app?: string | undefined; readonly 'runs-dir'?: string | undefined },
): string {
  const given = (['app', 'runs-dir'] as const).flatMap((name) => {
    const value = flags[name];
    return value === undefined
      ? []
      : [`--${name}`, /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(value)];
  });
  return ['retake', 'resume', id, ...given].join(' ');
}
