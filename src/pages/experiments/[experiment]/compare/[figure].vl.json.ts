import type { APIRoute, GetStaticPaths } from 'astro';
import { getReport } from '../../../../site/collections.ts';
import { comparePageData, hasComparePage } from '../../../../site/page-data/compare-page.ts';
import { slug } from '../../../../site/slug.ts';

/** The figures of the page that compares the runs of an experiment, each as a Vega-Lite specification. */
export const getStaticPaths = (async () => {
  const report = await getReport();
  const pages = await Promise.all(
    report.experiments
      .filter((experiment) => hasComparePage(report, experiment))
      .map(async (experiment) => {
        const { figures } = await comparePageData(report, experiment);
        return figures.flatMap(({ id, spec }) =>
          spec ? [{ params: { experiment: slug(experiment.key), figure: id }, props: { spec } }] : [],
        );
      }),
  );
  return pages.flat();
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => new Response(`${JSON.stringify(props['spec'])}\n`);
