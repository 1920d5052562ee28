namespace Vedette.Chunks;

/// <summary>Chunk bytes that do not follow their layout. The message names the part, what came and what was needed.</summary>
public sealed class CorruptChunkException(string message) : FormatException(message);
