import { useEffect, useId, useRef } from 'react';
import type { OpenProps } from './artifact-props.ts';
import { Images } from './Images.tsx';
import { OtherFiles } from './OtherFiles.tsx';
import { StepImages } from './StepImages.tsx';
import { Texts } from './Texts.tsx';

/** One path side by side. */
export function OpenArtifact(props: OpenProps) {
  const { item, view, change } = props;
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  const close = () => {
    change({ open: view.open.filter((path) => path !== item.path) });
    // The button goes with what it closes: back to the one that opened it.
    document.querySelector<HTMLElement>(`[data-path="${CSS.escape(item.path)}"]`)?.focus();
  };
  const wasOpenAtFirst = useRef(document.activeElement === document.body);
  useEffect(() => {
    // Opened by the reader, who is led there; a page that opens with it stays where it is.
    if (wasOpenAtFirst.current || !head.current) return;
    head.current.focus({ preventScroll: true });
    head.current.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <article className="art" aria-labelledby={id}>
      <h3 id={id} className="art-head" tabIndex={-1} ref={head}>
        <span className="m">{item.path}</span>
      </h3>
      <button type="button" className="art-link art-close" aria-label={`Close ${item.path}`} onClick={close}>
        close
      </button>
      <Body {...props} />
    </article>
  );
}

function Body(props: OpenProps) {
  const { kind } = props.item;
  switch (kind) {
    case 'image':
      return <Images {...props} files={props.item.files} notes={[]} />;
    case 'steps':
      return <StepImages {...props} />;
    case 'table':
    case 'text':
      return <Texts {...props} />;
    case 'other':
      return <OtherFiles {...props} />;
    default:
      return kind satisfies never;
  }
}
