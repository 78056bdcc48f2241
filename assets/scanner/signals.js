/* What the ear and the hand notice: one short pattern for each colour of verdict. */

// Tones as [pitch in Hz, milliseconds]; buzzes as on, off, on … in milliseconds.
const SIGNALS = {
  go: { tones: [[880, 120]], buzz: [80] },
  vip: { tones: [[880, 110], [1320, 160]], buzz: [80, 80, 80] },
  ask: { tones: [[520, 140], [520, 140]], buzz: [140, 120, 140] },
  turn: { tones: [[390, 420]], buzz: [500] },
  stop: { tones: [[210, 220], [210, 220], [210, 300]], buzz: [350, 120, 350, 120, 350] },
};
const REST = 0.06;

let audio = null;

/** Browsers keep a page silent until somebody has touched it. */
export function allowSound() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
}

export function signal(verdict) {
  const { tones, buzz } = SIGNALS[verdict] ?? SIGNALS.stop;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(buzz);
  if (audio?.state === "running") play(tones);
}

function play(tones) {
  let at = audio.currentTime;
  for (const [pitch, length] of tones) at = tone(pitch, at, length / 1000) + REST;
}

function tone(pitch, at, length) {
  const voice = new OscillatorNode(audio, { type: pitch < 300 ? "square" : "sine", frequency: pitch });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.5, at + 0.01);
  loudness.gain.setValueAtTime(0.5, at + length - 0.03);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + length);
  voice.connect(loudness).connect(audio.destination);
  voice.start(at);
  voice.stop(at + length);
  return at + length;
}
