import sys

from folkmoot.cli import main

sys.exit(main())
