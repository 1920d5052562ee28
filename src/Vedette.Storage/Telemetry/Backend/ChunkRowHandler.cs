namespace Vedette.Storage.Telemetry.Backend;

/// <param name="data">Valid during the call.</param>
public delegate void ChunkRowHandler(ChunkKey key, ReadOnlySpan<byte> data);
