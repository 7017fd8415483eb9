"""What can be asked of the desk, a file for each group of resources."""
