namespace Vedette.Storage.Control;

/// <summary>A host's hardware as it was from <paramref name="SinceMs"/> on.</summary>
public sealed record HardwareSnapshot(string Json, long SinceMs);
