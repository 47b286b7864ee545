#!/bin/sh
# Train everything anew in a small repository of its own and copy the stores to runs/: the file store to runs/mlruns,
# the database and its artifacts to runs/sqlite.
# Usage: [PYTHON=python3] [WORK=/srv/flowers-and-digits] scripts/sample-store/build.sh [all|files|database]
set -eu

what=${1:-all}
case $what in
  all | files | database) ;;
  *)
    echo "unknown store: $what; it is all, files or database" >&2
    exit 2
    ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
runs=$(cd "$here/../.." && pwd)/runs
work=${WORK:-/srv/flowers-and-digits}
python=${PYTHON:-python3}

# A folder, a user and a commit that say nothing about the machine.
if [ -e "$work" ]; then
  echo "$work is there already: remove it, or set WORK to another folder" >&2
  exit 1
fi
mkdir -p "$work"
cp "$here"/*.py "$here"/requirements.txt "$work"
cd "$work"
printf 'mlruns/\nsqlite/\n__pycache__/\n' >.gitignore
export HOME="$work" LOGNAME=ada USER=ada USERNAME=ada
git init --quiet --initial-branch=main
git add .
git -c user.name='Ada' -c user.email=ada@example.org commit --quiet -m 'Train flowers and digits'

if [ "$what" != database ]; then
  "$python" train.py all
  rm -rf "$runs/mlruns"
  mkdir -p "$runs"
  cp -r mlruns "$runs/mlruns"
  # The "Default" experiment that MLflow always makes is empty: leave it out.
  rm -rf "$runs/mlruns/0" "$runs/mlruns/.trash"
  find "$runs/mlruns" -type d -empty -delete
fi

# A folder of its own, as MLflow puts the artifacts of a database into an mlruns/ beside it.
if [ "$what" != files ]; then
  mkdir sqlite
  cd sqlite
  MLFLOW_TRACKING_URI=sqlite:///mlflow.db "$python" ../train.py depth
  # Each of MLflow's 65 tables and 152 indexes takes a page at least, most of them empty: 1 MB in pages of 4 kB.
  # Smaller pages hold the same rows in 300 kB.
  "$python" -c '
import sqlite3
database = sqlite3.connect("mlflow.db", isolation_level=None)
database.execute("PRAGMA page_size = 512")
database.execute("VACUUM")
database.close()'
  rm -rf "$runs/sqlite"
  mkdir -p "$runs/sqlite"
  cp -r mlflow.db mlruns "$runs/sqlite"
  MLFLOW_TRACKING_URI=sqlite:///mlflow.db "$python" ../answers.py >"$here/../../src/testing/fixtures/sample-database.json"
fi
