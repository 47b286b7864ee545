import { describe, expect, it } from 'vitest';
import { artifactKeeper } from './artifact-uri.ts';

describe('artifactKeeper', () => {
  it.each([
    ['/home/ada/mlruns/0/a/artifacts', 'file-system'],
    ['./mlruns/0/a/artifacts', 'file-system'],
    ['mlruns/0/a/artifacts', 'file-system'],
    ['../mlartifacts/0/a/artifacts', 'file-system'],
    ['file:///home/ada/mlruns/0/a/artifacts', 'file-system'],
    ['FILE:/home/ada', 'file-system'],
    ['file:C:/Users/ada/mlruns', 'file-system'],
    ['C:\\Users\\ada\\mlruns', 'file-system'],
    ['c:/Users/ada/mlruns', 'file-system'],
    ['\\\\server\\share\\mlruns', 'file-system'],
    ['/dbfs/ml/artifacts', 'file-system'],
    ['/odd/s3://name', 'file-system'],
    ['', 'file-system'],
    ['mlflow-artifacts:/0/a/artifacts', 'server'],
    ['mlflow-artifacts://host:5000/0/a/artifacts', 'server'],
    ['runs:/0123/model', 'run-or-model'],
    ['models:/m-0123', 'run-or-model'],
    ['models:/name/3', 'run-or-model'],
    ['s3://bucket/0/a/artifacts', 'remote'],
    ['S3://bucket/0', 'remote'],
    ['gs://bucket/0', 'remote'],
    ['wasbs://container@account.blob.core.windows.net/0', 'remote'],
    ['abfss://fs@account.dfs.core.windows.net/0', 'remote'],
    ['dbfs:/databricks/mlflow-tracking/0', 'remote'],
    ['hdfs://node:8020/mlflow/0', 'remote'],
    ['viewfs://cluster/mlflow', 'remote'],
    ['http://host/api/2.0/mlflow-artifacts/artifacts/0', 'remote'],
    ['https://host/artifacts', 'remote'],
    ['ftp://user@host/0', 'remote'],
    ['sftp://host/0', 'remote'],
    ['oci://bucket@namespace/0', 'remote'],
    ['uc://volume', 'remote'],
    ['javascript:alert(1)', 'remote'],
  ])('of %j is %s', (uri, keeper) => {
    expect(artifactKeeper(uri)).toBe(keeper);
  });
});
