namespace Vedette.Storage.Telemetry.Backend;

/// <summary>Where the engine's rows live: an embedded file, or a database server. Only the engine writes to it.</summary>
public interface ITelemetryStore : IDisposable
{
    /// <summary>There is one at a time. After a failed commit the engine disposes it and opens another.</summary>
    ITelemetryStoreWriter OpenWriter();

    /// <summary>Reads beside the writer without holding it up; sees every commit that returned before a call began.</summary>
    ITelemetryStoreReader OpenReader();
}
