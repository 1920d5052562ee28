namespace Vedette.Storage.Telemetry.Journal;

/// <summary>Asks for a flush of all that was appended before it; completes when the chunks are durable.</summary>
internal sealed class FlushRequest() : AwaitedRequest<bool>(0);
