// SPDX-License-Identifier: Apache-2.0
// Globs, in time that grows with the text alone; pure.

/** Something that a text matches as a whole, in time that grows with its length alone. */
export interface Pattern {
  test(text: string): boolean;
}

/** A pattern with stars. */
export interface Glob extends Pattern {
  /** Whether a text that begins so can match. */
  canBegin(start: string): boolean;
}

/** The stars and characters of a glob. */
export function globSteps(pattern: string): readonly string[] {
  return pattern.match(/\*\*|\*|[^*]/gu) ?? [];
}

/**
 * `*` stands for anything but a slash, `**` for anything. All ways to match are tried at once, so
 * no text takes long, however many stars there are.
 */
export function glob(pattern: string): Glob {
  const steps = globSteps(pattern);
  /** The places in the pattern to which one leads, as a star may stand for nothing. */
  const withEmptyStars = (places: ReadonlySet<number>) => {
    const reached = new Set(places);
    for (const place of reached) if (steps[place]?.startsWith('*') === true) reached.add(place + 1);
    return reached;
  };
  const placesAfter = (text: string): ReadonlySet<number> => {
    let places = withEmptyStars(new Set([0]));
    for (const character of text) {
      const next = [...places].flatMap((place) => {
        const step = steps[place];
        if (step === '**' || (step === '*' && character !== '/')) return [place];
        return step === character ? [place + 1] : [];
      });
      places = withEmptyStars(new Set(next));
      if (places.size === 0) break;
    }
    return places;
  };
  return {
    test: (text) => placesAfter(text).has(steps.length),
    canBegin: (start) => placesAfter(start).size > 0,
  };
}
