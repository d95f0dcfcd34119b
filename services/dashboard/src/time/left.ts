// Left: how long something is away, in the few words that a countdown has room for.

// "1 t 05 min", "12 min", "45 s"; with "−" in front once it is over.
export function left(milliseconds: number, hourSign: string): string {
  const sign = milliseconds < 0 ? '−' : '';
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${sign}${Math.floor(hours / 24)} d`;
  if (hours > 0) return `${sign}${hours} ${hourSign} ${String(minutes % 60).padStart(2, '0')} min`;
  if (minutes >= 2) return `${sign}${minutes} min`;
  return `${sign}${seconds} s`;
}
