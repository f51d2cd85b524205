"""Speed and scale: `make bench`. Claims are ratios beside the floor measured in the same run."""
