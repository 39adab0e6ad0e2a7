// SPDX-License-Identifier: Apache-2.0
// May import: nothing. DEPTH: the slope of wall time against a delay injected before every request.

export interface Point {
  readonly delayMs: number;
  readonly wallMs: number;
}

/** How many requests wait in line; it does not depend on how fast the machine is. Least squares, at least two delays. */
export function depthOf(points: readonly Point[]): number {
  const meanDelay = mean(points.map(({ delayMs }) => delayMs));
  const meanWall = mean(points.map(({ wallMs }) => wallMs));
  const covariance = mean(points.map(({ delayMs, wallMs }) => (delayMs - meanDelay) * (wallMs - meanWall)));
  return covariance / mean(points.map(({ delayMs }) => (delayMs - meanDelay) ** 2));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
