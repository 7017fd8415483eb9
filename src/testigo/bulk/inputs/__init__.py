"""What a shard is read from: one file a kind of input, each yielding records in order with a key to find them again."""
