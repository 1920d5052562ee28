namespace Vedette.Protocol.Batches;

/// <summary>A batch payload that does not follow its layout. The message says where and what was needed.</summary>
public sealed class TelemetryBatchFormatException(string message) : FormatException(message);
