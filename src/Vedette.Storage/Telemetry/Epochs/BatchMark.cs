namespace Vedette.Storage.Telemetry.Epochs;

/// <summary>A batch by its number and its content.</summary>
/// <param name="Checksum">CRC-32C of the payload; 0 where nothing of it was kept.</param>
internal readonly record struct BatchMark(ulong Seq, uint Checksum);
