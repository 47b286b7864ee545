import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed: true from just before the browser lays out the paper. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const list = matchMedia('print');
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    // Not every way to paper has both: a preview may only change the medium.
    const onMedium = () => (list.matches ? begin() : end());
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    list.addEventListener('change', onMedium);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      list.removeEventListener('change', onMedium);
    };
  }, []);
  return isPrinting;
}
