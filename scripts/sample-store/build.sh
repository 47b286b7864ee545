#!/bin/sh
# Train everything anew in a small repository of its own and copy the store to runs/.
# Usage: [PYTHON=python3] [WORK=/srv/flowers-and-digits] scripts/sample-store/build.sh
set -eu

here=$(cd "$(dirname "$0")" && pwd)
target=$(cd "$here/../.." && pwd)/runs
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
printf 'mlruns/\n__pycache__/\n' >.gitignore
export HOME="$work" LOGNAME=ada USER=ada USERNAME=ada
git init --quiet --initial-branch=main
git add .
git -c user.name='Ada' -c user.email=ada@example.org commit --quiet -m 'Train flowers and digits'

"$python" train.py all

# The "Default" experiment that MLflow always makes is empty: leave it out.
rm -rf "$target"
cp -r mlruns "$target"
rm -rf "$target/0" "$target/.trash"
find "$target" -type d -empty -delete
