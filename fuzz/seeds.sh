#!/bin/sh
# Gathers what fuzzing begins with, a folder for each target below the folder
# that is named: the cases of the crates' tests, and the inputs that are kept.
#
#   fuzz/seeds.sh target/fuzz
set -eu

out=${1:?name a folder for the seeds}
crates=$(dirname "$0")/../crates
packs=$(dirname "$0")/../packs
schemas=$(dirname "$0")/../schemas

# Prints files, each behind the line that names it.
named() {
    while [ $# -gt 1 ]; do
        if [ -f "$2" ]; then
            printf '=== %s\n' "$1"
            cat "$2"
            printf '\n'
        fi
        shift 2
    done
}

# Keeps what it reads as a seed of a target, named for what it holds.
keep() {
    mkdir -p "$out/$1"
    cat >"$out/$1/new"
    mv "$out/$1/new" "$out/$1/seed-$(cksum <"$out/$1/new" | tr -d ' ')"
}

for page in "$crates"/document/tests/it/markup/pages/* "$crates"/document/tests/it/reading/pages/* \
    "$crates"/document/tests/it/lint/clean/* "$crates"/document/tests/it/lint/faulty/* \
    "$schemas"/*/pages/*; do
    [ -f "$page" ] || continue
    named "$(basename "$page")" "$page" | keep page
    named "$(basename "$page")" "$page" | keep import
done

for description in "$crates"/document/tests/it/openapi/*/* "$crates"/document/tests/it/import/cases/* \
    "$crates"/document/tests/it/lint/clean/*.yaml "$schemas"/*/generated/openapi.json; do
    [ -f "$description" ] || continue
    named "$(basename "$description")" "$description" | keep openapi
    named "$(basename "$description")" "$description" | keep import
done

# A case holds only what it has otherwise than the base.
for case in "$crates"/contract/tests/cases*/*/; do
    base=$case../base
    for text in "$case"pages/* "$base"/pages/*; do
        name=$(basename "$text")
        [ -f "$case/pages/$name" ] && [ "$text" = "$base/pages/$name" ] && continue
        named "pages/$name" "$text"
    done >"$out.new"
    for name in rulings.toml clauses.toml; do
        if [ -f "$case$name" ]; then named "$name" "$case$name"; else named "$name" "$base/$name"; fi
    done >>"$out.new"
    keep contract <"$out.new"
    keep pack <"$out.new"
    rm "$out.new"
done

example() {
    named pages/page.toml "$packs/example/pages/harborline-tracking-api.toml" rulings.toml "$packs/example/rulings.toml" \
        clauses.toml "$packs/example/clauses.toml" pack.toml "$packs/example/pack.toml" "$@"
}
example | keep pack
for body in "$crates"/cli/tests/cases/check/*/*.json "$crates"/cli/tests/cases/check/*/*.xml; do
    example body "$body" | keep pack
done

find "$crates"/spreadshirt/tests "$crates"/spectrum/tests "$crates"/codegen/tests/cases "$crates"/cli/tests/cases/check \
    \( -name '*.json' -o -name '*.xml' \) -size -48k | while read -r body; do
    keep message <"$body"
done

for body in "$crates"/cli/tests/cases/check/*/*.*json "$crates"/cli/tests/cases/check/*/*.xml; do
    [ -f "$body" ] || continue
    keep batch <"$body"
done

for kept in "$crates"/*/tests/regressions/*/*; do
    [ -f "$kept" ] || continue
    keep "$(basename "$(dirname "$kept")")" <"$kept"
done
