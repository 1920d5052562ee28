using Vedette.Storage.Telemetry;

namespace Vedette.Storage.States;

/// <summary>Where states without a sequence number become durable: those of agents of other makers. A state at the same place of the same chain replaces.</summary>
public interface IStateWriter
{
    ValueTask<AppendResult> AppendAsync(PostedState state, CancellationToken stop);
}
