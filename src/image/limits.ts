/** What a picture may be at most, so that a mistake in a deck costs a frame and not the show. */
export const limits = {
  bytes: 20 * 1024 * 1024,
  pixels: 40_000_000,
  frames: 300,
  /** Of all frames together, as they are sent to the terminal. */
  animatedPixels: 40_000_000,
  /** One job, ms: after that its thread is ended. */
  time: 30_000,
};
