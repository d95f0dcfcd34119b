// Said: what became of an act, read out as it comes: done in words, or refused in words.
import { Alert } from '@mantine/core';
import { useRefusal } from '../api/use-refusal';

export function Said({ done, error }: { done?: string | undefined; error?: unknown }) {
  const words = useRefusal();
  const failed = error !== undefined && error !== null;
  return (
    <>
      {/* Stands there before it speaks, or nobody hears it. */}
      <div role="status">
        {done && !failed && (
          <Alert color="bridge" mb="sm" role="none">
            {done}
          </Alert>
        )}
      </div>
      {failed && (
        <Alert color="red" mb="sm" role="alert">
          {words(error)}
        </Alert>
      )}
    </>
  );
}
