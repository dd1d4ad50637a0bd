#!/usr/bin/env python3
"""Reference values and gradients of every loss in tests/Losses, to 50 digits: writes losses.jsonl.

    python3 tests/references/losses.py            writes the table
    python3 tests/references/losses.py --check    compares it with the table that is there

Needs mpmath 1.3. What a line of the table says, README.md tells; what its units are, reference_table.py.

The mathematics is the contract's: a literal is the decimal that is written, a kink has the derivative that PyTorch and JAX give it,
x log x is 0 at 0, an infinite argument gives the limit. Labels that are known to be a distribution sum to one.
"""

import pathlib
import sys

import rows  # the losses register themselves
import further
from reference_table import lines

TABLE = pathlib.Path(__file__).with_name("losses.jsonl")


def main():
    written = "".join(line + "\n" for line in lines())
    if "--check" in sys.argv:
        if TABLE.read_text(encoding="ascii") != written:
            sys.exit("losses.jsonl differs from what the script writes")
        return
    TABLE.write_text(written, encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
