// useAlarm: one soft tone, again and again until somebody has taken what needs a human. Off until
// the person at this screen asks for it.
import { useEffect } from 'react';

const AGAIN = 10_000;

// One short tone; silence where the browser has no sound or forbids it.
export function ring(): void {
  if (typeof AudioContext === 'undefined') return;
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.value = 0.2;
  tone.frequency.value = 880;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.25);
  tone.onended = () => void audio.close();
}

export function useAlarm(on: boolean, sound: () => void = ring): void {
  useEffect(() => {
    if (!on) return;
    sound();
    const again = setInterval(sound, AGAIN);
    return () => clearInterval(again);
  }, [on, sound]);
}
