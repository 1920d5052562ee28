namespace Vedette.Storage.Telemetry.Backend;

public sealed record ChunkRow(ChunkKey Key, byte[] Data);
