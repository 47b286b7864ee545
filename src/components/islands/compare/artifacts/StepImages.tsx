import type { OpenProps } from './artifact-props.ts';
import { Images } from './Images.tsx';
import { imageAt } from './image-steps.ts';

/** Images that runs logged step by step: one step of all of them at a time. */
export function StepImages(props: OpenProps) {
  const { item, view, change } = props;
  const steps = [...new Set(item.steps.flatMap((images) => images.map(({ step }) => step)))].sort(
    (a, b) => a - b,
  );
  const last = steps.at(-1) ?? 0;
  const step =
    view.step === undefined ? last : (steps.findLast((one) => one <= (view.step ?? last)) ?? steps[0] ?? 0);
  const shown = item.steps.map((images) => imageAt(images, step));
  const notes = item.steps.map((images, index) => {
    const image = shown[index];
    if (images.length === 0) return undefined;
    if (!image) return `first image at step ${images[0]?.step}`;
    return image.step === step ? undefined : `of step ${image.step}`;
  });
  return (
    <>
      <label className="art-range">
        Step {step}
        <input
          type="range"
          min={0}
          max={steps.length - 1}
          value={steps.indexOf(step)}
          aria-valuetext={`step ${step}`}
          onChange={({ target }) => change({ step: steps[Number(target.value)] })}
        />
        <span className="mut">
          {steps[0]} to {last}, {steps.length} steps
        </span>
      </label>
      <Images {...props} files={shown.map((image) => image?.file)} notes={notes} />
    </>
  );
}
