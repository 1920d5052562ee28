using Vedette.Storage.States;

namespace Vedette.Storage.Telemetry;

/// <summary>What an engine is told about and told by; each has a default that does nothing.</summary>
public sealed record TelemetryParts
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IReadOnlyList<ICommitListener> Listeners { get; init; } = [];

    public IReadOnlyList<IStateCommitListener> StateListeners { get; init; } = [];

    public ITelemetryEvents Events { get; init; } = SilentTelemetryEvents.Instance;

    public IFaultPoints Faults { get; init; } = NoFaultPoints.Instance;
}
